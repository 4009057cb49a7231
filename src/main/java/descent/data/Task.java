package descent.data;

/** What a network is asked for: one of two classes, one of several, or a number. */
public enum Task {
  /** Two classes; one output, the probability of class 1. */
  BINARY,
  /** Three or more classes; one output per class. */
  MULTICLASS,
  /** A number; one output, the value itself. */
  REGRESSION
}
