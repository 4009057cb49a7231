package descent.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import descent.run.NanoClock;
import descent.run.Scheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void aServerWithTrainingThreadsIsWell() {
    try (Scheduler scheduler = new Scheduler(1, NanoClock.system())) {
      assertThat(new Health(scheduler, "1").read(Duration.ofSeconds(20)).join().trains()).isTrue();
    }
  }

  @Test
  void aServerWhoseTrainingThreadsDoNotAnswerIsNot() {
    try (Scheduler scheduler = new Scheduler(0, NanoClock.system())) {
      assertThat(new Health(scheduler, "1").read(Duration.ofMillis(50)).join().trains()).isFalse();
    }
  }

  @Test
  void whoeverAsksAtOnceGetsOneAnswer() {
    try (Scheduler scheduler = new Scheduler(1, NanoClock.system())) {
      Health health = new Health(scheduler, "1");

      assertThat(health.read(Duration.ofSeconds(20))).isSameAs(health.read(Duration.ofSeconds(20)));
    }
  }
}
