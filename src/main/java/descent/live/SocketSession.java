package descent.live;

import descent.experiment.Blueprint;
import descent.experiment.Experiment;
import descent.live.FromServer.Problem;
import descent.nn.Architecture;
import descent.run.Admission;
import descent.run.Command;
import descent.run.NanoClock;
import descent.run.Run;
import descent.run.Runs;
import descent.setting.BadSetting;
import descent.url.ExperimentUrl;
import descent.view.Box;
import descent.view.Look;
import descent.view.SetName;
import java.util.Optional;

/** One socket: what its page sends becomes commands to its run. Messages come one at a time. */
final class SocketSession {
  private static final int MOST_FAULTS_IN_A_ROW = 10;

  private final Runs runs;
  private final String address;
  private final FrameSender line;
  private final Mailbox mailbox;
  private final MessageLimit limit;
  private Run run;
  private int faultsInARow;
  private boolean over;

  SocketSession(Runs runs, String address, FrameSender line, NanoClock clock) {
    this.runs = runs;
    this.address = address;
    this.line = line;
    this.mailbox = new Mailbox(line);
    this.limit = new MessageLimit(clock);
  }

  synchronized void text(String text) {
    if (over) {
      return;
    }
    if (!limit.allows()) {
      end(CloseCode.POLICY, "more than 60 messages a second");
      return;
    }
    try {
      obey(PageCodec.read(text));
      faultsInARow = 0;
    } catch (NotOfTheProtocol fault) {
      mailbox.tell(fault.problem());
      if (++faultsInARow >= MOST_FAULTS_IN_A_ROW) {
        end(CloseCode.POLICY, "10 messages in a row were not of the protocol");
      }
    } catch (BadSetting fault) {
      faultsInARow = 0;
      mailbox.tell(Problem.of(fault));
    } catch (Admission.TooMany tooMany) {
      faultsInARow = 0;
      mailbox.tell(Problem.of(tooMany.fault()));
    } catch (Admission.Full full) {
      end(CloseCode.FULL, full.getMessage());
    }
  }

  synchronized void binary() {
    end(CloseCode.NOT_TEXT, "text frames only");
  }

  /** The socket is gone. */
  synchronized void closed() {
    over = true;
    if (run != null) {
      runs.leave(run, mailbox);
      run = null;
    }
    mailbox.follow(null, 0);
  }

  private void end(CloseCode code, String reason) {
    over = true;
    line.close(code.number(), reason);
  }

  private void obey(FromPage message) {
    if (message instanceof FromPage.Open open) {
      open(ExperimentUrl.parse(open.experiment()), open.epoch());
    } else if (message instanceof FromPage.Resume resume) {
      resume(resume);
    } else if (message instanceof FromPage.Seen seen) {
      mailbox.seen(seen.picture());
    } else if (run == null) {
      throw new BadSetting("run", "nothing", "opened first");
    } else {
      run.ask(command(message));
    }
  }

  private void open(Experiment experiment, int epoch) {
    Run opened = runs.open(experiment, epoch, address, mailbox, Optional.ofNullable(run));
    if (run != null) {
      runs.abandon(run, mailbox);
    }
    run = opened;
    mailbox.follow(run, 0);
  }

  private void resume(FromPage.Resume resume) {
    Run old = run;
    Run found =
        runs.resume(resume.run(), mailbox)
            .orElseThrow(() -> new BadSetting("run", resume.run(), "one that is held"));
    if (old != null && old != found) {
      runs.abandon(old, mailbox);
    }
    run = found;
    mailbox.follow(run, resume.since());
  }

  private Command command(FromPage message) {
    if (message instanceof FromPage.Play) {
      return new Command.Play();
    } else if (message instanceof FromPage.Pause) {
      return new Command.Pause();
    } else if (message instanceof FromPage.Step step) {
      return step.unit() == FromPage.Unit.BATCH ? new Command.StepBatch() : new Command.StepEpoch();
    } else if (message instanceof FromPage.SpeedTo speedTo) {
      return new Command.SpeedTo(speedTo.speed());
    } else if (message instanceof FromPage.GoTo place) {
      int furthest = run.state().furthest();
      if (place.epoch() > furthest) {
        throw new BadSetting(
            "epoch", String.valueOf(place.epoch()), "a whole number in 0.." + furthest);
      }
      return new Command.GoTo(place.epoch(), place.batch());
    } else if (message instanceof FromPage.ChangeTo change) {
      return new Command.ChangeTo(
          ExperimentUrl.whats(change.changes()), fault -> mailbox.tell(Problem.of(fault)));
    } else if (message instanceof FromPage.LookAt look) {
      look.lane().ifPresent(this::network);
      look.matrices().ifPresent(this::check);
      look.example().ifPresent(this::check);
      look.slice().ifPresent(slice -> network(slice.lane()));
      return new Command.LookAt(
          mailbox,
          new Look(
              look.lines(),
              look.tiles(),
              look.neuron().map(neuron -> probe(neuron, look.at())),
              look.inside(),
              look.confusion(),
              look.matrices(),
              look.example(),
              look.slice(),
              look.lane()));
    }
    return new Command.Restart();
  }

  private Look.Probe probe(FromPage.Neuron neuron, Optional<FromPage.Place> at) {
    Architecture network = network(neuron.lane());
    if (neuron.layer() > network.depth()) {
      throw new BadSetting(
          "layer", String.valueOf(neuron.layer()), "a whole number in 0.." + network.depth());
    }
    int units = network.units(neuron.layer());
    if (neuron.unit() >= units) {
      throw new BadSetting(
          "unit", String.valueOf(neuron.unit()), "a whole number in 0.." + (units - 1));
    }
    Box box = run.box();
    double x1 = at.map(FromPage.Place::x1).orElse((box.x1Low() + box.x1High()) / 2);
    double x2 = at.map(FromPage.Place::x2).orElse((box.x2Low() + box.x2High()) / 2);
    return new Look.Probe(neuron.lane(), neuron.layer(), neuron.unit(), x1, x2);
  }

  private void check(Look.Window window) {
    int deepest = 0;
    for (int lane = 0; lane < run.experiment().lanes().size(); lane++) {
      deepest = Math.max(deepest, network(lane).depth());
    }
    if (window.layer() > deepest) {
      throw new BadSetting(
          "layer", String.valueOf(window.layer()), "a whole number in 0.." + deepest);
    }
  }

  private void check(Look.Example example) {
    // Points come and go on the way: what is not there at the epoch that is shown is not told.
    int size =
        example.set() == SetName.TRAIN
            ? run.experiment().mostExamples()
            : example.set().of(run.split()).size();
    if (example.index() >= size) {
      throw new BadSetting(
          "index",
          String.valueOf(example.index()),
          size == 0
              ? "of a set that has examples; " + example.set().key() + " has none"
              : "a whole number in 0.." + (size - 1));
    }
  }

  private Architecture network(int lane) {
    int lanes = run.experiment().lanes().size();
    if (lane >= lanes) {
      throw new BadSetting("lane", String.valueOf(lane), "a whole number in 0.." + (lanes - 1));
    }
    return Blueprint.of(run.experiment().lanes().get(lane), run.split()).architecture();
  }
}
