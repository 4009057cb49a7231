package descent.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlaygroundUrlTest {
  private static final String HOME = "https://playground.tensorflow.org/#";

  @Test
  void itsFirstPageIsTranslated() {
    PlaygroundUrl translated =
        PlaygroundUrl.translate(
            HOME
                + "activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0"
                + "&noise=0&networkShape=4,2&seed=0.12345&showTestData=false&discretize=false&percTrainData=50&x=true&y=true"
                + "&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false"
                + "&problem=classification&initZero=false&hideText=false");

    assertThat(translated.query())
        .isEqualTo(
            "n=250&test=250&noise=0&layers=4:tanh,2:tanh&init=uniform&lr=0.03&batch=10&loss=squared");
    assertThat(translated.lost()).anyMatch(sentence -> sentence.contains("tanh"));
  }

  @Test
  void whatIsLeftOutHasItsDefaults() {
    assertThat(PlaygroundUrl.translate(HOME).query()).contains("layers=4:tanh,2:tanh", "batch=10");
  }

  @Test
  void featuresRegularizationAndRegressionAreCarriedOver() {
    PlaygroundUrl translated =
        PlaygroundUrl.translate(
            "problem=regression&regDataset=reg-gauss&activation=relu&networkShape=8&regularization=L2&regularizationRate=0.1"
                + "&batchSize=5&x=false&y=true&xSquared=true&cosX=true&initZero=true&percTrainData=80");

    assertThat(translated.query())
        .contains(
            "data=hills",
            "n=960",
            "test=240",
            "inputs=x2,x1x1",
            "layers=8:relu",
            "init=zeros",
            "l2=0.5");
    assertThat(translated.lost())
        .anyMatch(s -> s.startsWith("cosX"))
        .anyMatch(s -> s.contains("hills"));
  }

  @Test
  void anEmptyShapeIsNoHiddenLayer() {
    assertThat(PlaygroundUrl.translate("#networkShape=&dataset=xor").query()).contains("layers=&");
  }

  @Test
  void itsTwoCloudsAreNeverPoints() {
    assertThat(PlaygroundUrl.translate("#dataset=gauss&noise=0").query()).contains("noise=0.354");
    assertThat(PlaygroundUrl.translate("#dataset=gauss&noise=50").query())
        .doesNotContain("noise=0.5");
    assertThat(PlaygroundUrl.translate("#dataset=gauss&noise=50").query()).contains("noise=1");
  }

  @Test
  void flagsAreReadAsItReadsThem() {
    assertThat(PlaygroundUrl.translate("#x=&y=1&xSquared=&ySquared=1").query())
        .contains("inputs=x1,x2,x2x2");
  }

  @Test
  void ampersandsOfHtmlAreAmpersands() {
    assertThat(
            PlaygroundUrl.translate(HOME + "networkShape=3&amp;activation=relu&amp;batchSize=5")
                .query())
        .contains("layers=3:relu", "batch=5");
  }

  @Test
  void whatItCannotBeIsToldByName() {
    assertThatThrownBy(() -> PlaygroundUrl.translate("hello"))
        .hasMessageContaining("url must be an address");
    assertThatThrownBy(() -> PlaygroundUrl.translate("#batchSize=0"))
        .hasMessageContaining("batchSize must be");
    assertThatThrownBy(() -> PlaygroundUrl.translate("#dataset=cats"))
        .hasMessageContaining("dataset must be one of");
    assertThatThrownBy(() -> PlaygroundUrl.translate("#networkShape=-3"))
        .hasMessageContaining("layers must be");
  }
}
