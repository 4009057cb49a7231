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
      assertThat(new Health(scheduler, "1").trains(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void aServerWhoseTrainingThreadsDoNotAnswerIsNot() {
    try (Scheduler scheduler = new Scheduler(0, NanoClock.system())) {
      assertThat(new Health(scheduler, "1").trains(Duration.ofMillis(50))).isFalse();
    }
  }
}
