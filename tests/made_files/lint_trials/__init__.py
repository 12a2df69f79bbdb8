"""What each rule of lint must leave alone, and what it must find."""

from lint_trials import doubles, figures, owners, targets, times, wording
from lint_trials.making import Trial

TRIALS: dict[str, Trial] = {
    **targets.TRIALS,
    **times.TRIALS,
    **figures.TRIALS,
    **doubles.TRIALS,
    **wording.TRIALS,
    **owners.TRIALS,
}
