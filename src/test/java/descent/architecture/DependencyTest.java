package descent.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Dependencies point one way, and the core knows nothing of the web, of threads or of the clock.
 */
class DependencyTest {
  private static final PackageTable TABLE = PackageTable.read();
  private static final String[] CORE =
      TABLE.before("run").map(PackageTable::pattern).toArray(String[]::new);
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

  @Test
  void everyPackageStandsInTheTable() {
    List<String> packages =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals("descent"))
            .distinct()
            .map(name -> name.substring("descent.".length()))
            .toList();

    assertThat(TABLE.names()).containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void nothingIsUsedUpwards() {
    for (PackageTable.Row row : TABLE.rows()) {
      assertThat(TABLE.before(row.name())).as(row.name()).containsAll(row.mayUse());
    }
  }

  @Test
  void packagesUseWhatTheTableSaysAndNothingElse() {
    for (PackageTable.Row row : TABLE.rows()) {
      classes()
          .that()
          .resideInAPackage("descent." + row.name())
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(row.open())
          .check(CLASSES);
    }
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
