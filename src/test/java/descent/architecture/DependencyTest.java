package descent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Dependencies point one way, and the core knows nothing of the web, of threads or of the clock.
 */
class DependencyTest {
  private static final String[] CORE = {
    "descent.math..",
    "descent.data..",
    "descent.nn..",
    "descent.optim..",
    "descent.check..",
    "descent.experiment..",
    "descent.report..",
    "descent.training..",
    "descent.view.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("descent");

  @Test
  void theCoreDependsOnTheLanguageAndCommonsMathAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            join(CORE, "java.lang..", "java.util..", "org.apache.commons.math3.."))
        .check(CLASSES);
  }

  @Test
  void theCoreHasNoThreadsAndNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..", "java.time..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void theCoreKeepsOutIntrinsicsWhoseBitsDiffer() {
    for (String name :
        new String[] {
          "exp", "log", "log10", "sin", "cos", "tan", "tanh", "expm1", "log1p", "cbrt"
        }) {
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(Math.class, name, double.class)
          .check(CLASSES);
    }
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .callMethod(Math.class, "pow", double.class, double.class)
        .orShould()
        .callMethod(Math.class, "fma", double.class, double.class, double.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  /**
   * What each package of the core may use of the others; everything else of the core is closed to
   * it.
   */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "math", Set.of(),
          "data", Set.of("math"),
          "nn", Set.of("math"),
          "optim", Set.of("math"),
          "check", Set.of("math", "nn"),
          "experiment", Set.of("math", "data", "nn", "optim", "check"),
          "report", Set.of("nn"),
          "training", Set.of("math", "data", "nn", "optim", "check", "experiment", "report"),
          "view", Set.of("math", "data", "nn", "check", "experiment", "report", "training"));

  @Test
  void packagesBuildOnEachOtherInOneOrder() {
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] closed =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(name) && !allowed.contains(other))
                  .map(other -> "descent." + other + "..")
                  .toArray(String[]::new);
          if (closed.length > 0) {
            noClasses()
                .that()
                .resideInAPackage("descent." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(closed)
                .check(CLASSES);
          }
        });
  }

  /** But for the shutdown hook, which Java asks for as a thread that is never started by us. */
  @Test
  void onlyTheSchedulerMakesThreads() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Scheduler")
        .and()
        .doNotHaveFullyQualifiedName("descent.Main")
        .and()
        .resideInAPackage("descent..")
        .and(
            new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are not nested in it") {
              @Override
              public boolean test(JavaClass type) {
                return !type.getName().startsWith("descent.run.Scheduler");
              }
            })
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .check(CLASSES);
  }

  private static String[] join(String[] some, String... more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }
}
