"""What two claims are to each other: entailment, slots, innocent readings, verdict."""
