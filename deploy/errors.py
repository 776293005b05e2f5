"""What the deployment tools raise on purpose: the message says what, where and how to mend it."""


class DeployError(Exception):
    """Something that whoever deploys must mend."""
