"""What SAM and cfn-lint both miss (each was tried): a misspelt runtime, a missing skill id."""

import importlib.util
import json
import re
from collections.abc import Mapping
from typing import Any

from deploy.python import LAMBDA, RUNTIME

_ALEXA_WAITS = 8  # seconds


def _function(template: Mapping[str, Any]) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = template["Resources"]["SkillFunction"]["Properties"]
    return properties


def test_the_runtime_is_the_one_that_the_artefact_is_built_for(template: Mapping[str, Any]) -> None:
    """And the processor too."""
    assert _function(template)["Runtime"] == f"python{RUNTIME[0]}.{RUNTIME[1]}"
    assert _function(template)["Architectures"] == ["arm64"]
    assert LAMBDA.endswith("aarch64")


def test_the_handler_exists(template: Mapping[str, Any]) -> None:
    """Importing it needs settings; finding it does not."""
    module, name = _function(template)["Handler"].rsplit(".", 1)
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    with open(spec.origin, encoding="utf-8") as source:  # noqa: PTH123
        assert re.search(rf"^{name} = ", source.read(), re.MULTILINE)


def test_it_gives_up_before_alexa_does(template: Mapping[str, Any]) -> None:
    """Alexa's own excuse is worse than ours."""
    assert 3 <= _function(template)["Timeout"] < _ALEXA_WAITS


def test_no_other_skill_may_call_it(template: Mapping[str, Any]) -> None:
    """The only trigger names the required skill id, of Amazon's form."""
    (event,) = _function(template)["Events"].values()
    assert event == {"Type": "AlexaSkill", "Properties": {"SkillId": {"Ref": "SkillId"}}}
    parameter = template["Parameters"]["SkillId"]
    assert "Default" not in parameter
    pattern = re.compile(parameter["AllowedPattern"])
    assert pattern.search("amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef")
    for wrong in ("", "amzn1.ask.skill.", "*", "amzn1.ask.skill.test"):
        assert not pattern.search(wrong)


def test_it_may_do_only_what_it_must(template: Mapping[str, Any]) -> None:
    """One table, one log, no wildcard but X-Ray's."""
    statements = [
        statement
        for policy in template["Resources"]["SkillRole"]["Properties"]["Policies"]
        for statement in _policy(policy)["PolicyDocument"]["Statement"]
    ]
    actions = {action for one in statements for action in one["Action"]}
    assert not any("*" in action for action in actions)
    assert [one["Action"][0] for one in statements if one["Resource"] == "*"] == [
        "xray:PutTraceSegments"
    ]
    assert "ManagedPolicyArns" not in template["Resources"]["SkillRole"]["Properties"]
    assert "Policies" not in _function(template)


def _policy(policy: Mapping[str, Any]) -> Mapping[str, Any]:
    given: Mapping[str, Any] = policy["If"][1] if "If" in policy else policy
    return given


def test_the_table_is_kept_safe(template: Mapping[str, Any]) -> None:
    """On demand, expiring, encrypted, recoverable, and not deleted with the stack."""
    table = template["Resources"]["PreferencesTable"]
    assert table["DeletionPolicy"] == "RetainExceptOnCreate"
    properties = table["Properties"]
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["TimeToLiveSpecification"]["Enabled"] is True
    assert properties["SSESpecification"]["SSEEnabled"] is True
    assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert properties["DeletionProtectionEnabled"] == {"If": ["IsProduction", True, False]}


def test_alarms_watch_metrics_that_exist(template: Mapping[str, Any]) -> None:
    """Errors, faults, slowness, throttles; each says where its remedy stands."""
    alarms = [
        one["Properties"]
        for one in template["Resources"].values()
        if one["Type"] == "AWS::CloudWatch::Alarm"
    ]
    watched = {alarm["MetricName"] for alarm in alarms}
    assert watched == {"Errors", "Faults", "Duration", "Throttles"}
    for alarm in alarms:
        assert "docs/operating.md#" in alarm["AlarmDescription"]


def test_the_dashboard_is_json(template: Mapping[str, Any]) -> None:
    """CloudFormation takes any text."""
    body = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Sub"]
    assert len(json.loads(body)["widgets"]) == 4


def test_logs_do_not_stay_for_ever(template: Mapping[str, Any]) -> None:
    """Retention is set, and Lambda writes to that group."""
    logs = template["Resources"]["SkillLogs"]["Properties"]
    assert logs["RetentionInDays"] == {"Ref": "LogDays"}
    assert _function(template)["LoggingConfig"]["LogGroup"] == {"Ref": "SkillLogs"}
