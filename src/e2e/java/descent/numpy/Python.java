package descent.numpy;

import static org.bytedeco.cpython.global.python.PyRun_SimpleString;
import static org.bytedeco.cpython.global.python.Py_FinalizeEx;
import static org.bytedeco.cpython.global.python.Py_Initialize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.numpy.global.numpy;
import org.bytedeco.openblas.global.openblas;

/**
 * A real CPython with a real NumPy, from Maven Central. An interpreter lives once a process, and it
 * sets up the process as it likes, so it gets one of its own: {@link #run} starts it, {@link #main}
 * is it.
 */
final class Python {
  private Python() {}

  /**
   * Runs a program to its end; what it printed, or an {@link AssertionError} with it if the program
   * failed.
   */
  static String run(Path program) throws IOException, InterruptedException {
    Path said = Files.createTempFile("python", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Python.class.getName(),
                  program.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int code = process.waitFor();
      String output = Files.readString(said);
      if (code != 0) {
        throw new AssertionError("Python ended with " + code + ":\n" + output);
      }
      return output;
    } finally {
      Files.delete(said);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Loader.load(openblas.class); // NumPy asks the process for it, by name
    Py_Initialize(numpy.cachePackages());
    int code = PyRun_SimpleString(Files.readString(Path.of(arguments[0]), StandardCharsets.UTF_8));
    Py_FinalizeEx();
    System.exit(code == 0 ? 0 : 1);
  }
}
