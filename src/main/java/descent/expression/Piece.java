package descent.expression;

import java.util.List;

/**
 * A piece of TeX into which the numbers of one element are still to be put. Indices are letters:
 * {@code i} and {@code j} are the element's own row and column.
 */
public sealed interface Piece {

  /** TeX as it stands. */
  record Text(String tex) implements Piece {}

  /** The place that an index stands for, counted from 1. */
  record Place(String index) implements Piece {}

  /**
   * A number of a tensor.
   *
   * @param row its row's index; empty for row 0 of a row
   * @param column its column's index; empty for column 0 of a column
   * @param bracketed whether a negative number needs brackets here
   */
  record Slot(String tensor, String row, String column, boolean bracketed) implements Piece {}

  /**
   * Terms that are added up.
   *
   * @param term each of them
   * @param index that tells them apart
   * @param along the name of the axis that it runs along
   * @param ranked whether they are numbers or products of numbers, of which the largest say most
   * @param breaks whether it may go on in a further line
   */
  record Terms(List<Piece> term, String index, String along, boolean ranked, boolean breaks)
      implements Piece {
    public Terms {
      term = List.copyOf(term);
    }
  }

  /** Where a line that is too long may end. */
  record Break() implements Piece {}
}
