package descent.experiment;

import descent.data.Edit;
import descent.nn.HiddenLayer;
import descent.setting.BadSetting;
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
    BadSetting.unless(epoch >= 1, Changes.KEY, epoch, "made after at least 1 epoch");
  }

  /** What is changed. */
  public sealed interface What {
    /** The lane with the change. <b>Errors:</b> BadSetting if it is out of the lane's range. */
    Lane of(Lane lane);

    /** Whether the other replaces this one where both are made at the same time. */
    default boolean isReplacedBy(What other) {
      return getClass() == other.getClass();
    }
  }

  /** α₀; a decay goes on from the epoch it has reached. */
  public record Rate(double rate) implements What {
    public Rate {
      StepRule.RATE.check("lr", rate);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withLearningRate(rate);
    }
  }

  /** λ of λ/m·Σ|W|. */
  public record L1(double lambda) implements What {
    public L1 {
      Restraint.PENALTY.check("l1", lambda);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withRestraint(lane.restraint().withPenalties(lambda, lane.restraint().l2()));
    }
  }

  /** λ of λ/(2m)·ΣW². */
  public record L2(double lambda) implements What {
    public L2 {
      Restraint.PENALTY.check("l2", lambda);
    }

    @Override
    public Lane of(Lane lane) {
      return lane.withRestraint(lane.restraint().withPenalties(lane.restraint().l1(), lambda));
    }
  }

  /** The share of units that dropout keeps: one number for all hidden layers, or one for each. */
  public record Keep(List<Double> keeps) implements What {
    public Keep {
      keeps = List.copyOf(keeps);
      BadSetting.unless(!keeps.isEmpty(), "keep", "none", "at least 1 number");
      keeps.forEach(keep -> HiddenLayer.KEEP.check("keep", keep));
    }

    @Override
    public Lane of(Lane lane) {
      int layers = lane.hidden().size();
      BadSetting.unless(
          keeps.size() == 1 || keeps.size() == layers,
          Changes.KEY,
          keeps.size() + " numbers",
          "of keep with 1 number or one for each of " + layers + " hidden layers");
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
