"""Settings for all tests: hypothesis runs the same examples everywhere, and never fails for being slow."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "hzclean", deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("hzclean")
