package descent.web.step;

import com.fasterxml.jackson.core.JsonGenerator;
import descent.expression.Board;
import descent.expression.Piece;
import descent.moment.Moment;
import descent.moment.Moments;
import descent.moment.Note;
import descent.moment.Quantity;
import java.io.IOException;
import java.util.List;

/** The moments of a step and its quantities as JSON: texts with places for numbers. */
final class MomentsJson {
  private final JsonGenerator out;

  private MomentsJson(JsonGenerator out) {
    this.out = out;
  }

  static void write(Moments.Told told, JsonGenerator out) throws IOException {
    MomentsJson json = new MomentsJson(out);
    out.writeObjectFieldStart("quantities");
    for (Quantity quantity : told.quantities()) {
      json.quantity(quantity);
    }
    out.writeEndObject();
    out.writeArrayFieldStart("moments");
    for (Moment moment : told.moments()) {
      json.moment(moment);
    }
    out.writeEndArray();
  }

  private void moment(Moment moment) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", moment.id());
    out.writeStringField("mark", moment.mark());
    out.writeStringField("phase", moment.phase().key());
    out.writeNumberField("layer", moment.layer());
    out.writeFieldName("lit");
    out.writeArray(new int[] {moment.from(), moment.to()}, 0, 2);
    out.writeStringField("title", moment.title());
    out.writeStringField("formula", moment.formula());
    out.writeStringField("why", moment.why());
    out.writeArrayFieldStart("terms");
    for (Board.Term term : moment.board()) {
      if (term instanceof Board.Between between) {
        out.writeString(between.tex());
      } else if (term instanceof Board.Matrix matrix) {
        out.writeStartObject();
        out.writeStringField("name", matrix.name());
        if (matrix.transposed()) {
          out.writeBooleanField("transposed", true);
        }
        out.writeEndObject();
      }
    }
    out.writeEndArray();
    out.writeStringField("result", moment.result());
    if (moment.sums()) {
      out.writeBooleanField("sums", true);
    }
    out.writeFieldName("parts");
    out.writeArray(moment.parts().toArray(String[]::new), 0, moment.parts().size());
    out.writeEndObject();
  }

  private void quantity(Quantity quantity) throws IOException {
    out.writeObjectFieldStart(quantity.name());
    out.writeStringField("tex", quantity.tex());
    if (!quantity.transposed().equals(quantity.tex())) {
      out.writeStringField("transposed", quantity.transposed());
    }
    out.writeStringField("rows", quantity.shape().rows());
    out.writeStringField("columns", quantity.shape().columns());
    out.writeStringField("at", quantity.at());
    if (!quantity.from().isEmpty()) {
      out.writeStringField("from", quantity.from());
    }
    pieces("symbol", quantity.symbol());
    if (!quantity.letters().isEmpty()) {
      pieces("formula", quantity.letters());
    }
    if (!quantity.numbers().isEmpty()) {
      pieces("numbers", quantity.numbers());
    }
    if (!quantity.notes().isEmpty()) {
      out.writeArrayFieldStart("notes");
      for (Note note : quantity.notes()) {
        note(note);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void pieces(String name, List<Piece> pieces) throws IOException {
    out.writeArrayFieldStart(name);
    for (Piece piece : pieces) {
      piece(piece);
    }
    out.writeEndArray();
  }

  private void piece(Piece piece) throws IOException {
    if (piece instanceof Piece.Text text) {
      out.writeString(text.tex());
      return;
    }
    out.writeStartObject();
    if (piece instanceof Piece.Place place) {
      out.writeStringField("place", place.index());
    } else if (piece instanceof Piece.Slot slot) {
      place(slot.tensor(), slot.row(), slot.column());
      if (slot.bracketed()) {
        out.writeBooleanField("bracketed", true);
      }
    } else if (piece instanceof Piece.Terms terms) {
      pieces("terms", terms.term());
      out.writeStringField("over", terms.index());
      out.writeStringField("along", terms.along());
      if (terms.ranked()) {
        out.writeBooleanField("ranked", true);
      }
      if (terms.breaks()) {
        out.writeBooleanField("breaks", true);
      }
    } else {
      out.writeBooleanField("break", true);
    }
    out.writeEndObject();
  }

  private void place(String tensor, String row, String column) throws IOException {
    out.writeStringField("of", tensor);
    if (!row.isEmpty()) {
      out.writeStringField("row", row);
    }
    if (!column.isEmpty()) {
      out.writeStringField("column", column);
    }
  }

  private void note(Note note) throws IOException {
    out.writeStartObject();
    if (note.when().isPresent()) {
      Note.Condition when = note.when().get();
      out.writeObjectFieldStart("when");
      place(when.tensor(), when.row(), when.column());
      out.writeNumberField("sign", when.sign());
      out.writeEndObject();
    }
    out.writeArrayFieldStart("says");
    for (Note.Said said : note.says()) {
      said(said);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void said(Note.Said said) throws IOException {
    if (said instanceof Note.Words words) {
      out.writeString(words.text());
      return;
    }
    out.writeStartObject();
    if (said instanceof Note.Place place) {
      out.writeStringField("place", place.index());
    } else if (said instanceof Note.Figure figure) {
      place(figure.tensor(), figure.row(), figure.column());
    } else if (said instanceof Note.Change change) {
      out.writeStringField("of", change.after());
      out.writeStringField("less", change.before());
    } else if (said instanceof Note.Listed listed) {
      out.writeStringField("list", listed.list());
      out.writeStringField("at", listed.index());
      if (listed.counted()) {
        out.writeBooleanField("counted", true);
      }
    }
    out.writeEndObject();
  }
}
