package descent.moment;

import descent.expression.Board;
import java.util.List;

/**
 * One moment of a training step: something is worked out from something.
 *
 * @param id its name in an address
 * @param mark its name on the track, as TeX
 * @param phase the part of the step it belongs to
 * @param layer where it happens; 0 for the inputs
 * @param from the first layer that has a part in it
 * @param to the last layer that has a part in it
 * @param title what happens, in a few words
 * @param formula with its left side, as TeX
 * @param why a sentence
 * @param board the formula with its matrices, in a line
 * @param result the quantity that is worked out
 * @param sums whether it adds up over the examples
 * @param parts of the NumPy program that do it
 */
public record Moment(
    String id,
    String mark,
    Phase phase,
    int layer,
    int from,
    int to,
    String title,
    String formula,
    String why,
    List<Board.Term> board,
    String result,
    boolean sums,
    List<String> parts) {

  public Moment {
    board = List.copyOf(board);
    parts = List.copyOf(parts);
  }
}
