package descent.moment;

import descent.expression.Elements;
import descent.expression.Expression;
import descent.expression.Piece;
import descent.expression.Shape;
import descent.expression.Tex;
import descent.expression.TexNotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** The quantities of a step while they are put together; shapes first, since formulas need them. */
final class Quantities {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Map<String, Double> numbers;
  private final Names full;
  private final TexNotation brief;

  private record Told(
      String at,
      String from,
      Optional<Expression> expression,
      boolean explained,
      List<Note> notes) {}

  Quantities(IntToDoubleFunction keep, Map<String, Double> numbers) {
    this.numbers = numbers;
    full = new Names(shapes, keep, false);
    brief = new Names(shapes, keep, true);
  }

  /** How quantities are typeset by themselves. */
  TexNotation full() {
    return full;
  }

  /** The same within the optimizer's formulas. */
  TexNotation brief() {
    return brief;
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  /** A quantity that is given. */
  void given(String name, Shape shape, String at, String from, Note... notes) {
    shapes.put(name, shape);
    told.put(name, new Told(at, from, Optional.empty(), false, List.of(notes)));
  }

  /** A quantity that is worked out in a moment. */
  void worked(String name, Shape shape, String at, String from, Expression of, Note... notes) {
    shapes.put(name, shape);
    told.put(name, new Told(at, from, Optional.of(of), true, List.of(notes)));
  }

  /** One that is worked out from so much that only its formula is told. */
  void summed(String name, Shape shape, String at, String from, Expression of, Note... notes) {
    shapes.put(name, shape);
    told.put(name, new Told(at, from, Optional.of(of), false, List.of(notes)));
  }

  boolean has(String name) {
    return shapes.containsKey(name);
  }

  Expression expression(String name) {
    return told.get(name).expression().orElseThrow();
  }

  List<Quantity> all() {
    return told.keySet().stream().map(this::quantity).toList();
  }

  private Quantity quantity(String name) {
    Told one = told.get(name);
    List<Piece> letters = List.of();
    List<Piece> places = List.of();
    if (one.explained()) {
      Expression element = Elements.of(one.expression().orElseThrow(), full::shape);
      letters = Tex.letters(element, full);
      places = Tex.places(element, full, numbers);
    } else if (one.expression().isPresent()) {
      letters = List.of(new Piece.Text(Tex.print(one.expression().get(), full)));
    }
    return new Quantity(
        name,
        full.tensor(name),
        full.transposed(name),
        shapes.get(name),
        one.at(),
        one.from(),
        one.expression(),
        symbol(name),
        letters,
        places,
        one.notes());
  }

  private List<Piece> symbol(String name) {
    Shape shape = shapes.get(name);
    List<Piece> pieces = new ArrayList<>();
    String[] around = full.around(name);
    boolean rows = !shape.rows().equals(Shape.ONE);
    boolean columns = !shape.columns().equals(Shape.ONE);
    if (!rows && !columns) {
      return List.of(new Piece.Text(around[0]));
    }
    pieces.add(new Piece.Text(around[0] + "_{"));
    if (rows) {
      pieces.add(new Piece.Place("i"));
    }
    if (rows && columns) {
      pieces.add(new Piece.Text(","));
    }
    if (columns) {
      pieces.add(new Piece.Place("j"));
    }
    pieces.add(new Piece.Text("}" + around[1]));
    return pieces;
  }
}
