package descent.training;

import descent.data.Split;
import descent.experiment.Blueprint;
import descent.experiment.Lane;
import descent.math.Twister;
import descent.nn.Architecture;
import descent.nn.Loss;
import descent.nn.Network;
import descent.nn.Omissions;
import descent.nn.Pass;
import descent.nn.Penalty;

/**
 * What a lane works with at some time of its training, made from its settings and its examples:
 * batches, buffers, the penalty, and what measures. Holds nothing that an epoch leaves to the next.
 */
final class LaneBuffers {
  final Lane lane;
  final Split data;
  final Architecture architecture;
  final Loss loss;
  final Samples train;
  final Batches batches;
  final Pass pass;
  final Penalty penalty;
  final Scores scores;
  final double[] losses;

  LaneBuffers(Split data, Lane lane, Blueprint blueprint, Network network) {
    this.lane = lane;
    this.data = data;
    architecture = blueprint.architecture();
    loss = blueprint.loss();
    train = Samples.of(data.train(), lane.inputs(), architecture);
    batches = new Batches(train, lane.batching().size(), lane.batching().seed());
    pass = Pass.training(architecture, batches.size());
    penalty = penalty(lane, network);
    losses = new double[batches.size()];
    scores = new Scores(data, lane, blueprint, train);
  }

  private LaneBuffers(LaneBuffers other, Lane lane, Network network) {
    this.lane = lane;
    data = other.data;
    architecture = other.architecture;
    loss = other.loss;
    train = other.train;
    batches = other.batches;
    pass = other.pass;
    penalty = penalty(lane, network);
    losses = other.losses;
    scores = other.scores;
  }

  /** The same for other settings or examples; what can stay stays. */
  LaneBuffers with(Split newData, Lane newLane, Network network) {
    return newData == data && newLane.hidden().equals(lane.hidden())
        ? new LaneBuffers(this, newLane, network)
        : new LaneBuffers(newData, newLane, Blueprint.of(newLane, newData), network);
  }

  private static Penalty penalty(Lane lane, Network network) {
    return new Penalty(
        lane.restraint().l1(),
        lane.restraint().l2(),
        lane.step().optimizer().decouplesWeightDecay(),
        network.layout());
  }

  /** Forward on the gathered batch. */
  void forward(Network network, Twister masks, boolean keepAverages) {
    network.forward(batches.X(), pass, batches.m(), masks, keepAverages);
  }

  /** Penalty included; after {@link #forward}. */
  double cost(Network network) {
    int m = batches.m();
    return network.cost(batches.Y(), loss, pass, m, losses) + penalty.cost(network.theta(), m);
  }

  /** ∂/∂θ of the mean loss of the batch, without the penalty; after {@link #forward}. */
  void backward(Network network, double[] g, Omissions omissions) {
    network.backward(batches.Y(), loss, pass, batches.m(), g, omissions);
  }
}
