"""Running a period: returns from due to published, with what is said beside the figures."""
