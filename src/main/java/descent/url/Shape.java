package descent.url;

import descent.setting.Choice;
import descent.setting.Range;
import java.util.List;

/**
 * What kind of value a form is of, for whoever makes a control, a table or a document from it.
 *
 * @param range of a number; null for what is none
 * @param word that may stand instead of a number, such as {@code full}; null for none
 * @param step what an arrow key adds to a number; {@code log} for the next round one (0.01, 0.03,
 *     0.1 …); null for what is no number
 * @param choices the names that may be given, or that are part of what is given
 */
public record Shape(
    Kind kind, Range range, String word, String step, List<? extends Choice> choices) {

  /** The kinds there are. */
  public enum Kind {
    NUMBER,
    WHOLE,
    CHOICE,
    CHOICES,
    LAYERS,
    DECAY,
    EDITS,
    CHANGES,
    BUGS
  }

  static Shape of(Kind kind, List<? extends Choice> choices) {
    return new Shape(kind, null, null, null, choices);
  }

  Shape orWord(String other) {
    return new Shape(kind, range, other, step, choices);
  }

  Shape stepping(String by) {
    return new Shape(kind, range, word, by, choices);
  }
}
