"""One name in every layer: the intent of an answer or a report is its id in Alexa's spelling."""


def intent_name(answer_id: str) -> str:
    """`how-much-magnesium` → `HowMuchMagnesiumIntent`."""
    return "".join(part.capitalize() for part in answer_id.split("-")) + "Intent"


def report_name(finding_id: str) -> str:
    """`chest-pain` → `ChestPainReportIntent`."""
    return intent_name(finding_id).removesuffix("Intent") + "ReportIntent"
