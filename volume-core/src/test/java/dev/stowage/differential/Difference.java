package dev.stowage.differential;

/** Two engines did not do the same: at which step of a sequence, and what each answered. */
record Difference(int step, Operation operation, Answer fake, Answer real) {

  @Override
  public String toString() {
    return "step "
        + step
        + ": "
        + operation
        + "\n(- fake, + real)\n"
        + LineDiff.of(fake.toString(), real.toString());
  }
}
