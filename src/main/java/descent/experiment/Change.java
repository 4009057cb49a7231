package descent.experiment;

import descent.data.Edit;
import descent.nn.HiddenLayer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that is changed on the way: from the end of an epoch on, for all lanes.
 *
 * @param epoch epochs completed before it, at least 1; what holds from the start is a setting
 * @param what which setting, and to what
 */
public record Change(int epoch, What what) {

  public Change {
    if (epoch < 1) {
      throw new IllegalArgumentException(
          "changes must be made after at least 1 epoch, was " + epoch);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** What is changed. */
  public sealed interface What {
    /**
     * The lane with the change. <b>Errors:</b> IllegalArgumentException if it is out of the lane's
     * range.
     */
    Lane of(Lane lane);

    /** Whether the other replaces this one where both are made at the same time. */
    default boolean isReplacedBy(What other) {
      return getClass() == other.getClass();
    }
  }

  /** α₀; a decay goes on from the epoch it has reached. */
  public record Rate(double rate) implements What {
    public Rate {
      require(rate > 0 && rate <= 10, "lr must be in (0, 10], was " + rate);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withLearningRate(rate);
    }
  }

  /** λ of λ/m·Σ|W|. */
  public record L1(double lambda) implements What {
    public L1 {
      require(lambda >= 0 && lambda <= 1000, "l1 must be in [0, 1000], was " + lambda);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withPenalties(lambda, lane.l2());
    }
  }

  /** λ of λ/(2m)·ΣW². */
  public record L2(double lambda) implements What {
    public L2 {
      require(lambda >= 0 && lambda <= 1000, "l2 must be in [0, 1000], was " + lambda);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withPenalties(lane.l1(), lambda);
    }
  }

  /** The share of units that dropout keeps: one number for all hidden layers, or one for each. */
  public record Keep(List<Double> keeps) implements What {
    public Keep {
      keeps = List.copyOf(keeps);
      require(!keeps.isEmpty(), "keep must be at least 1 number, was none");
      for (double keep : keeps) {
        require(keep > 0 && keep <= 1, "keep must be in (0, 1], was " + keep);
      }
    }

    @Override
    public Lane of(Lane lane) {
      int layers = lane.hidden().size();
      if (keeps.size() != 1 && keeps.size() != layers) {
        throw new IllegalArgumentException(
            "changes must be of keep with 1 number or one for each of "
                + layers
                + " hidden layers, was "
                + keeps.size()
                + " numbers");
      }
      return lane.withHidden(
          IntStream.range(0, layers).mapToObj(l -> layer(lane.hidden().get(l), l)).toList());
    }

    private HiddenLayer layer(HiddenLayer layer, int l) {
      double keep = keeps.get(keeps.size() == 1 ? 0 : l);
      return new HiddenLayer(layer.units(), layer.activation(), layer.batchNorm(), keep);
    }
  }

  /** Training examples added, moved or removed by hand. */
  public record Points(Edit edit) implements What {
    @Override
    public Lane of(Lane lane) {
      return lane;
    }

    @Override
    public boolean isReplacedBy(What other) {
      return false;
    }
  }
}
