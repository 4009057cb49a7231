package descent.expression;

import java.util.ArrayList;
import java.util.List;

/** Pieces while they are written; texts that follow each other are joined. */
final class Pieces {
  private final List<Piece> all = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean bracket;
  private boolean series;

  void add(String tex) {
    text.append(tex);
  }

  void add(Piece piece) {
    end();
    all.add(piece);
    bracket = false;
  }

  /** A negative number that comes now needs brackets, such as one that is squared. */
  void bracketNext() {
    bracket = true;
  }

  /** These are terms of a sum: what comes first follows a plus. */
  void inSeries() {
    series = true;
  }

  /** Whether a negative number that comes now needs brackets. */
  boolean followsAnOperator() {
    if (bracket) {
      return true;
    }
    if (text.length() == 0) {
      return all.isEmpty() ? series : true;
    }
    String before = text.toString();
    return !(before.endsWith("(")
        || before.endsWith("{")
        || before.endsWith(",")
        || before.endsWith(",\\,"));
  }

  private void end() {
    if (text.length() > 0) {
      all.add(new Piece.Text(text.toString()));
      text.setLength(0);
    }
  }

  List<Piece> all() {
    end();
    return List.copyOf(all);
  }

  /** All of it, if it is nothing but text. */
  String text() {
    end();
    StringBuilder whole = new StringBuilder();
    for (Piece piece : all) {
      whole.append(((Piece.Text) piece).tex());
    }
    return whole.toString();
  }
}
