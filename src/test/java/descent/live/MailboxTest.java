package descent.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import descent.live.FromServer.Problem;
import descent.run.Admission;
import descent.run.Command;
import descent.run.Limits;
import descent.run.ManualClock;
import descent.run.Run;
import descent.run.Runs;
import descent.run.Scheduler;
import descent.run.Speed;
import descent.url.ExperimentUrl;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox whose line is as slow as the test wants it. */
class MailboxTest {
  private static final Limits LIMITS =
      new Limits(10_000, 50, 256, 100_000, 200_000_000, 1_000_000_000, 9, 9, 1_000_000_000);

  private final ManualClock clock = new ManualClock();
  private final SlowLine line = new SlowLine();
  private final Mailbox mailbox = new Mailbox(line);
  private Run run;

  /** A line that says it sent a frame only when the test says so. */
  private static final class SlowLine implements FrameSender {
    private final List<String> texts = new ArrayList<>();
    private final List<TestPicture> pictures = new ArrayList<>();
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private int mostUnderWay;
    private boolean instant;

    @Override
    public void text(String text, Runnable done) {
      texts.add(text);
      take(done);
    }

    @Override
    public void binary(ByteBuffer bytes, Runnable done) {
      pictures.add(TestPicture.of(bytes.array()));
      take(done);
    }

    private void take(Runnable done) {
      underWay.add(done);
      mostUnderWay = Math.max(mostUnderWay, underWay.size());
      if (instant) {
        deliver();
      }
    }

    boolean deliver() {
      Runnable done = underWay.poll();
      if (done != null) {
        done.run();
      }
      return done != null;
    }

    @Override
    public void close(int code, String reason) {}

    List<Integer> epochs() throws Exception {
      List<Integer> epochs = new ArrayList<>();
      for (String text : texts) {
        JsonNode message = new ObjectMapper().readTree(text);
        if (message.get("type").asText().equals("log")) {
          message.get("entries").forEach(entry -> epochs.add(entry.get("epoch").asInt()));
        }
      }
      return epochs;
    }
  }

  @BeforeEach
  void open() {
    Runs runs = new Runs(LIMITS, new Admission(LIMITS), new Scheduler(0, clock), (r, cause) -> {});
    run = runs.open(ExperimentUrl.parse("n=20&layers=3"), 0, "a", mailbox, Optional.empty());
    mailbox.follow(run, 0);
    run.workUntil(Long.MAX_VALUE);
  }

  private void play(int ms) {
    for (int i = 0; i < ms; i++) {
      clock.passMs(1);
      run.workUntil(clock.nanos() + 1_000);
    }
  }

  @Test
  void oneFrameIsUnderWayAtATime() {
    run.ask(new Command.SpeedTo(Speed.FAST));
    run.ask(new Command.Play());

    play(2_000);

    assertThat(line.mostUnderWay).isEqualTo(1);
    assertThat(line.texts).hasSize(1);
    assertThat(line.pictures).isEmpty();
  }

  @Test
  void aSlowLineGetsEveryEpochInOrderAndOnlyTheNewestPicture() throws Exception {
    run.ask(new Command.SpeedTo(Speed.FAST));
    run.ask(new Command.Play());
    play(2_000);

    run.ask(new Command.Pause());
    run.workUntil(clock.nanos() + 1_000);
    while (line.deliver()) {
      play(50);
    }

    List<Integer> epochs = line.epochs();
    for (int i = 0; i < epochs.size(); i++) {
      assertThat(epochs.get(i)).isEqualTo(i);
    }
    assertThat(epochs).hasSizeGreaterThan(1_000);
    assertThat(line.pictures).hasSize(1);
    assertThat(line.pictures.get(0).lane(0).get("epoch").asInt()).isEqualTo(run.state().epoch());
    assertThat(line.mostUnderWay).isEqualTo(1);
  }

  @Test
  void theNextPictureWaitsUntilTheLastOneWasSeen() {
    line.instant = true;
    line.deliver();
    run.ask(new Command.SpeedTo(Speed.FAST));
    run.ask(new Command.Play());
    play(1_000);
    int unseen = line.pictures.size();

    mailbox.seen(1);
    play(100);
    mailbox.seen(99);
    play(100);

    assertThat(unseen).isEqualTo(1);
    assertThat(line.pictures).extracting(TestPicture::number).containsExactly(1, 2);
  }

  @Test
  void whoSeesEveryPictureAtOnceGetsAboutThirtyASecond() {
    line.instant = true;
    line.deliver();
    run.ask(new Command.SpeedTo(Speed.NORMAL));
    run.ask(new Command.Play());

    for (int i = 0; i < 1_000; i++) {
      play(1);
      mailbox.seen(line.pictures.size());
    }

    assertThat(line.pictures).hasSizeBetween(20, 32);
  }

  @Test
  void restartIsToldByOpenedBeforeTheNewLog() throws Exception {
    line.instant = true;
    line.deliver();
    run.ask(new Command.StepEpoch());
    run.workUntil(clock.nanos() + 1_000);
    int before = line.texts.size();

    run.ask(new Command.Restart());
    play(20);

    List<String> after = line.texts.subList(before, line.texts.size());
    assertThat(after.get(0)).contains("\"opened\"").contains("\"since\":0");
    assertThat(line.epochs()).containsExactly(0, 1, 0);
  }

  @Test
  void problemsOfAPageThatDoesNotReadAreNotHoarded() {
    for (int i = 0; i < 10_000; i++) {
      mailbox.tell(new Problem("lr", "x".repeat(100), "a number", "no"));
    }
    int frames = 0;
    while (line.deliver()) {
      frames++;
    }

    assertThat(frames).isLessThan(30);
  }
}
