package descent.moment;

import descent.expression.Expression;
import descent.expression.Piece;
import descent.expression.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A matrix of a training step.
 *
 * @param name such as {@code Z1}, {@code dW2} or {@code v.W1}
 * @param tex as a formula writes it
 * @param transposed the same with rows for columns
 * @param shape its axes: {@code u1} units of layer 1, {@code m} examples, {@code one}
 * @param at where the answer holds its numbers, as a JSON pointer
 * @param from the moment that works it out; empty for one that is given
 * @param expression what it is worked out from; nothing for one that is given
 * @param symbol one of its numbers, by its letter and its place
 * @param letters how one of its numbers is worked out; empty if that is not told
 * @param numbers the same with places for the numbers
 * @param notes what is said of one of its numbers
 */
public record Quantity(
    String name,
    String tex,
    String transposed,
    Shape shape,
    String at,
    String from,
    Optional<Expression> expression,
    List<Piece> symbol,
    List<Piece> letters,
    List<Piece> numbers,
    List<Note> notes) {}
