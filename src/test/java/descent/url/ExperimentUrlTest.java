package descent.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import descent.data.DataName;
import descent.data.Feature;
import descent.experiment.Change;
import descent.experiment.Experiment;
import descent.experiment.Lane;
import descent.nn.Activation;
import descent.nn.HiddenLayer;
import descent.optim.Adam;
import descent.optim.GradientDescent;
import descent.optim.Schedule;
import descent.setting.BadSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentUrlTest {

  @Test
  void theEmptyQueryIsTheDefaultExperiment() {
    Experiment experiment = ExperimentUrl.parse("");

    Lane lane = experiment.lanes().get(0);
    assertThat(experiment.data().name()).isEqualTo(DataName.CIRCLES);
    assertThat(experiment.data().train()).isEqualTo(300);
    assertThat(experiment.data().test()).isEqualTo(100);
    assertThat(experiment.data().noise()).isEqualTo(0.05);
    assertThat(lane.hidden())
        .containsExactly(new HiddenLayer(10, Activation.RELU), new HiddenLayer(5, Activation.RELU));
    assertThat(lane.step().optimizer()).isEqualTo(new GradientDescent());
    assertThat(lane.step().learningRate()).isEqualTo(0.01);
    assertThat(lane.start().seed()).isEqualTo(3);
    assertThat(lane.batching().size()).isZero();
    assertThat(lane.batching().seed()).isEqualTo(10);
    assertThat(experiment.epochs()).isEmpty();
    assertThat(ExperimentUrl.print(experiment)).isEmpty();
  }

  @Test
  void changesOnTheWayAreReadAndPrintedByEpoch() {
    Experiment experiment =
        ExperimentUrl.parse(
            "layers=3:tanh,2:tanh&changes=400:l2:0.1,120:lr:3e-3,120:keep:0.8:1,400:add:0.5:-0.5:1,400:drop:300,400:move:7:1:2,500:l1:0");

    assertThat(experiment.changes().all()).hasSize(7);
    assertThat(experiment.changes().all().get(0))
        .isEqualTo(new Change(120, new Change.Rate(0.003)));
    assertThat(ExperimentUrl.print(experiment))
        .isEqualTo(
            "layers=3:tanh,2:tanh&changes=120:lr:0.003,120:keep:0.8:1,400:l2:0.1,400:add:0.5:-0.5:1,400:drop:300,400:move:7:1:2,500:l1:0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0:lr:0.1",
        "-1:lr:0.1",
        "lr:0.1",
        "1:lr",
        "1:lr:0",
        "1:lr:11",
        "1:lr:NaN",
        "1:lr:0.1:2",
        "1:l2:-1",
        "1:l1:1e9",
        "1:keep",
        "1:keep:0",
        "1:keep:0.5:0.5:0.5",
        "1:layers:3",
        "1:add:1:2",
        "1:add:1:2:7",
        "1:drop:300",
        "1:move:1:99:0",
        "1.5:lr:0.1",
        "1:lr:0.1,1:lr:0.2",
        "1:lr:0.1,",
        "9999999999:lr:0.1",
        ":lr:0.1",
        "1::",
        ","
      })
  void changesThatCannotBeAreRefusedByName(String changes) {
    assertThatThrownBy(() -> ExperimentUrl.parse("changes=" + changes))
        .isInstanceOfSatisfying(
            BadSetting.class, fault -> assertThat(fault.key()).isEqualTo("changes"));
  }

  @Test
  void aChangeThatLeavesNoExampleIsRefused() {
    assertThatThrownBy(() -> ExperimentUrl.parse("n=1&changes=3:drop:0"))
        .hasMessage("changes must be such that an example is left, was none");
    assertThat(ExperimentUrl.parse("n=1&changes=3:add:0:0:1,4:drop:0").mostExamples()).isEqualTo(2);
  }

  @Test
  void everySettingIsRead() {
    Experiment experiment =
        ExperimentUrl.parse(
            "data=rings&n=200&dev=20&test=30&noise=0.1&classes=4&dataSeed=7&inputs=x2,sinx1"
                + "&layers=20:relu:keep0.86,3:tanh:bn&init=normal&scale=10&weightSeed=9&opt=adam&lr=0.0007&beta1=0.8"
                + "&beta2=0.99&epsilon=1e-7&decay=inverse:0.5:100&batch=64&batchSeed=11&l1=0.1&l2=0.7&mask=frozen"
                + "&dropoutSeed=2&loss=crossentropy&epochs=500");

    Lane lane = experiment.lanes().get(0);
    assertThat(experiment.data().classes()).isEqualTo(4);
    assertThat(experiment.data().seed()).isEqualTo(7);
    assertThat(lane.inputs()).containsExactly(Feature.X2, Feature.SINX1);
    assertThat(lane.hidden())
        .containsExactly(
            new HiddenLayer(20, Activation.RELU, false, 0.86),
            new HiddenLayer(3, Activation.TANH, true, 1));
    assertThat(lane.step().optimizer()).isEqualTo(new Adam(0.8, 0.99, 1e-7));
    assertThat(lane.step().decay()).isEqualTo(new Schedule.Inverse(0.5, 100));
    assertThat(lane.batching().size()).isEqualTo(64);
    assertThat(experiment.epochs()).hasValue(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr=0.010|''",
        "lr=7E-4|lr=0.0007",
        "epsilon=0.00000001&opt=adam|opt=adam",
        "opt=adam&epsilon=1E-10|opt=adam&epsilon=1e-10",
        "noise=.25&data=moons|data=moons&noise=0.25",
        "data=moons&noise=0.2|data=moons",
        "layers=10,5|''",
        "layers=4:tanh,3:bn|layers=4:tanh,3:relu:bn",
        "layers=|layers=",
        "batch=full&loss=auto&twin=initialization&epochs=none|''",
        "lane=opt=adam|opt=adam",
        "lane=opt=adam;lr=0.1&lane=lr=0.1|lr=0.1&lane=opt=adam&lane=opt=gd",
        "lane=&lane=|lane=&lane=",
        "opt=adam&lane=beta1=0.8&lane=beta1=0.7;init=zeros|opt=adam&lane=init=he;beta1=0.8&lane=init=zeros;beta1=0.7",
        "lane=opt=gd&lane=opt=adam;beta1=0.8|lane=opt=gd&lane=opt=adam;beta1=0.8",
        "beta1=0.5|''",
        "inputs=x1%2Cx2x2|inputs=x1,x2x2",
        "?lr=0.5&&|lr=0.5",
        "twin=optimization|data=moons&test=0&dataSeed=3&layers=5:relu,2:relu&lr=0.0007&batch=64&epochs=10000",
        "twin=optimization&epochs=none&opt=adam&test=100&dataSeed=1|"
            + "data=moons&layers=5:relu,2:relu&opt=adam&lr=0.0007&batch=64",
        "lr=0.1&twin=initialization|lr=0.1&epochs=15000",
      })
  void theCanonicalFormIsShortAndReadable(String query, String canonical) {
    assertThat(ExperimentUrl.print(ExperimentUrl.parse(query))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "lr=-1, lr, -1",
    "lr=0, lr, 0",
    "lr=NaN, lr, NaN",
    "lr=Infinity, lr, Infinity",
    "lr=0x1p3, lr, 0x1p3",
    "lr=1e999, lr, 1e999",
    "lr=1d, lr, 1d",
    "lr= 1, lr, ' 1'",
    "n=0, n, 0",
    "n=1.5, n, 1.5",
    "n=99999999999, n, 99999999999",
    "noise=-0.1, noise, -0.1",
    "classes=7&data=blobs, classes, 7",
    "classes=3, classes, 3",
    "dataSeed=-1, dataSeed, -1",
    "dataSeed=2147483647, dataSeed, 2147483647",
    "'inputs=x1,x1', inputs, 'x1,x1'",
    "inputs=, inputs, ''",
    "inputs=x3, inputs, x3",
    "layers=0, layers, 0",
    "'layers=3,', layers, '3,'",
    "layers=3:keep0, layers, 3:keep0",
    "layers=3:keep1.1, layers, 3:keep1.1",
    "layers=3:bn:relu, layers, 3:bn:relu",
    "layers=3:softmax, layers, 3:softmax",
    "init=He, init, He",
    "scale=1001, scale, 1001",
    "opt=sgd, opt, sgd",
    "beta1=1, beta1, 1",
    "epsilon=0, epsilon, 0",
    "decay=inverse, decay, inverse",
    "decay=inverse:-1, decay, inverse:-1",
    "decay=step:0.5, decay, step:0.5",
    "decay=step:0.5:0, decay, step:0.5:0",
    "decay=cosine:0, decay, cosine:0",
    "decay=none:1, decay, none:1",
    "batch=0, batch, 0",
    "l1=-1, l1, -1",
    "mask=always, mask, always",
    "loss=hinge, loss, hinge",
    "epochs=0, epochs, 0",
    "twin=mnist, twin, mnist",
    "momentum=0.9, momentum, 0.9",
    "lr=0.1&lr=0.1, lr, 0.1",
    "twin=optimization&twin=optimization, twin, optimization",
    "lane=n=5, n, 5",
    "lane=lr=9;lr=9, lr, 9",
    "lane=opt=adam;lr=11, lr, 11",
    "lr=%zz, query, %zz",
    "lr=%ff, query, %ff",
  })
  void aFaultNamesTheKeyAndTheValue(String query, String key, String value) {
    BadSetting fault = catchThrowableOfType(BadSetting.class, () -> ExperimentUrl.parse(query));

    assertThat(fault.key()).isEqualTo(key);
    assertThat(fault.value()).isEqualTo(value);
    assertThat(fault.allowed()).isNotBlank();
    assertThat(fault).hasMessageContaining(key).hasMessageContaining(fault.allowed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data=signs", "data=u:abc123", "twin=gradient-checking"})
  void whatALaterVersionKnowsIsNotYetAvailableByName(String query) {
    BadSetting fault = catchThrowableOfType(BadSetting.class, () -> ExperimentUrl.parse(query));

    assertThat(fault).hasMessageContaining(query + " is not yet available");
  }

  @Test
  void sevenLanesAreTooMany() {
    BadSetting fault =
        catchThrowableOfType(BadSetting.class, () -> ExperimentUrl.parse("lane=&".repeat(7)));

    assertThat(fault.key()).isEqualTo("lane");
    assertThat(fault.value()).isEqualTo("7 lanes");
  }

  @Test
  void aQueryOfManyMegabytesIsRefusedAndNotEchoed() {
    BadSetting fault =
        catchThrowableOfType(
            BadSetting.class, () -> ExperimentUrl.parse("layers=" + "9,".repeat(5_000_000)));

    assertThat(fault.key()).isEqualTo("query");
    assertThat(fault.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void theLenientReadingPutsTheDefaultInThePlaceOfEveryFault() {
    ExperimentUrl.Lenient read =
        ExperimentUrl.lenient(
            "lr=-1&utm_source=mail&opt=adam&n=abc&data=moons&opt=gd&classes=3&lane=lr=0.1;n=3&lane=%zz&lane=init=zeros",
            experiment -> Optional.empty());

    assertThat(ExperimentUrl.print(read.experiment()))
        .isEqualTo("data=moons&opt=adam&lane=init=he;lr=0.1&lane=init=zeros;lr=0.01");
    assertThat(read.problems())
        .extracting(BadSetting::key)
        .containsExactlyInAnyOrder("lr", "utm_source", "n", "opt", "classes", "n", "query");
  }

  @Test
  void theLenientReadingDropsWhatTheServerDoesNotAllow() {
    ExperimentUrl.Lenient read =
        ExperimentUrl.lenient(
            "n=50000&lr=0.5",
            experiment ->
                experiment.data().train() > 10_000
                    ? Optional.of(new BadSetting("n", "50000", "at most 10000"))
                    : Optional.empty());

    assertThat(ExperimentUrl.print(read.experiment())).isEqualTo("lr=0.5");
    assertThat(read.problems()).extracting(BadSetting::key).containsExactly("n");
  }

  @Test
  void theLenientReadingEndsWhateverTheServerDemands() {
    ExperimentUrl.Lenient read =
        ExperimentUrl.lenient(
            "lr=0.5&n=20", experiment -> Optional.of(new BadSetting("n", "20", "more")));

    assertThat(ExperimentUrl.print(read.experiment())).isEmpty();
  }

  @Test
  void allValuesAreListedDefaultsIncluded() {
    assertThat(ExperimentUrl.values(ExperimentUrl.parse("opt=adam&layers=")))
        .containsEntry("opt", "adam")
        .containsEntry("epsilon", "1e-8")
        .containsEntry("layers", "")
        .containsEntry("batch", "full")
        .containsEntry("epochs", "none")
        .containsKeys("patience", "edits");
  }

  @Test
  void whatIsPrintedReadsBackTheSame() {
    for (long seed = 0; seed < 1_500; seed++) {
      Experiment experiment = new Experiments(seed).next();

      String query = ExperimentUrl.print(experiment);

      assertThat(ExperimentUrl.parse(query)).as("seed %d: %s", seed, query).isEqualTo(experiment);
      assertThat(ExperimentUrl.print(ExperimentUrl.parse(query)))
          .as("seed %d", seed)
          .isEqualTo(query);
      assertThat(query).as("seed %d", seed).matches("[A-Za-z0-9.,:;=&*-]*");
    }
  }
}
