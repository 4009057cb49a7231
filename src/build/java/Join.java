import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.SourceMap;
import com.google.javascript.jscomp.WarningLevel;
import com.google.javascript.jscomp.deps.ModuleLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins what a page loads: the modules behind each {@code scripts/…/main.js} into one file beside
 * its source map, the sheets that each {@code styles/*.css} imports into one sheet. The Closure
 * compiler rewrites the modules; it neither renames nor optimizes, so that a stack trace can be
 * read. A fingerprint of all that a page can load goes into the addresses. Run by the build:
 *
 * <pre>
 * java -cp closure-compiler.jar:lit-html.jar:katex.jar src/build/java/Join.java web target/classes/web/joined library:version …
 * </pre>
 */
class Join {
  private static final Pattern IMPORT =
      Pattern.compile("@import url\\(\"([^\"]+)\"\\)(?: layer\\((\\w+)\\))?;\n?");
  private static final int FINGERPRINT_BYTES = 8;
  private static final String LIBRARIES = "../webjars/";

  private final Path web;
  private final Path joined;
  private final List<String> libraries;

  /** The version of each library by its name. */
  private final Map<String, String> versions;

  private Join(Path web, Path joined, List<String> libraries) {
    this.web = web;
    this.joined = joined;
    this.libraries = libraries;
    versions =
        libraries.stream()
            .map(library -> library.split(":"))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  public static void main(String[] arguments) throws Exception {
    Path joined = Path.of(arguments[1]);
    List<String> libraries = List.of(arguments).subList(2, arguments.length);
    new Join(Path.of(arguments[0]), joined, libraries).all();
  }

  private void all() throws Exception {
    String fingerprint = fingerprint();
    Path stamp = joined.resolve("fingerprint");
    if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
      return;
    }
    List<SourceFile> modules = new ArrayList<>();
    for (Path file : files("scripts", ".js")) {
      modules.add(SourceFile.fromCode(slashed(web.relativize(file)), Files.readString(file)));
    }
    modules.addAll(lit());
    for (Path file : files("scripts", "main.js")) {
      script(slashed(web.relativize(file)), modules);
    }
    try (Stream<Path> sheets = Files.list(web.resolve("styles"))) {
      for (Path sheet : sheets.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(sheet);
        if (IMPORT.matcher(text).find()) {
          write(slashed(web.relativize(sheet)), inlined(sheet, text));
        }
      }
    }
    write("fingerprint", fingerprint);
  }

  /** Of every file's path and bytes, of every library's version and of this program. */
  private String fingerprint() throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    Map<String, Path> all = new TreeMap<>();
    for (String folder : List.of("scripts", "styles", "images")) {
      for (Path file : files(folder, "")) {
        all.put(slashed(web.relativize(file)), file);
      }
    }
    all.put("Join.java", Path.of("src", "build", "java", "Join.java"));
    for (Map.Entry<String, Path> file : all.entrySet()) {
      hash.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      hash.update(Files.readAllBytes(file.getValue()));
    }
    hash.update(String.join(" ", libraries).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash.digest(), 0, FINGERPRINT_BYTES);
  }

  /** The module of lit-html, where the page's modules find it. */
  private static List<SourceFile> lit() throws Exception {
    var about =
        Join.class
            .getClassLoader()
            .getResource("META-INF/maven/org.webjars.npm/lit-html/pom.properties");
    if (about == null) {
      return List.of();
    }
    var connection = (java.net.JarURLConnection) about.openConnection();
    List<SourceFile> modules = new ArrayList<>();
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(connection.getJarFileURL().toURI()));
        Stream<Path> all = Files.walk(jar.getPath("META-INF/resources/webjars/lit-html"))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".js")).sorted().toList()) {
        String inside =
            file.toString().replaceFirst("^/?META-INF/resources/webjars/lit-html/[^/]+/", "");
        if (!inside.startsWith("node/") && !inside.startsWith("development/")) {
          String code = Files.readString(file).replaceAll("//# sourceMappingURL=.*", "");
          modules.add(SourceFile.fromCode("webjars/lit-html/" + inside, code));
        }
      }
    }
    return modules;
  }

  private void script(String entry, List<SourceFile> modules) throws IOException {
    CompilerOptions options = new CompilerOptions();
    WarningLevel.QUIET.setOptionsForWarningLevel(options);
    options.setLanguageIn(LanguageMode.UNSTABLE);
    options.setLanguageOut(LanguageMode.UNSTABLE);
    options.setEmitUseStrict(false);
    options.setPrettyPrint(true);
    options.setModuleResolutionMode(ModuleLoader.ResolutionMode.BROWSER);
    options.setDependencyOptions(
        DependencyOptions.pruneForEntryPoints(List.of(ModuleIdentifier.forFile(entry))));
    options.setSourceMapOutputPath(entry + ".map");
    options.setSourceMapFormat(SourceMap.Format.V3);
    options.setSourceMapIncludeSourcesContent(true);
    Compiler compiler = new Compiler(System.err);
    compiler.disableThreads();
    if (!compiler.compile(List.of(), modules, options).success) {
      throw new IllegalStateException(entry + ": " + compiler.getErrors());
    }
    String file = entry.substring(entry.lastIndexOf('/') + 1);
    String source = compiler.toSource();
    StringBuilder map = new StringBuilder();
    compiler.getSourceMap().appendTo(map, entry);
    write(entry, source + "\n//# sourceMappingURL=" + file + ".map\n");
    write(entry + ".map", map.toString());
  }

  /** A sheet with each import replaced by what it names, in the layer it names. */
  private String inlined(Path sheet, String text) throws IOException {
    Matcher imports = IMPORT.matcher(text);
    StringBuilder whole = new StringBuilder();
    while (imports.find()) {
      boolean ofLibrary = imports.group(1).startsWith(LIBRARIES);
      Path named = sheet.resolveSibling(imports.group(1)).normalize();
      String inner =
          ofLibrary ? library(imports.group(1)) : inlined(named, Files.readString(named));
      if (!ofLibrary
          && inner.contains("url(")
          && !named.getParent().equals(web.resolve("styles"))) {
        throw new IllegalStateException(named + ": an address in it would mean another place");
      }
      String layer = imports.group(2);
      imports.appendReplacement(
          whole,
          Matcher.quoteReplacement(
              layer == null ? inner : "@layer " + layer + " {\n" + inner + "}\n"));
    }
    return imports.appendTail(whole).toString();
  }

  /** A library's sheet, with the addresses of what lies beside it as they are from our sheets. */
  private String library(String address) throws IOException {
    String[] parts = address.substring(LIBRARIES.length()).split("/", 2);
    String version = versions.get(parts[0]);
    String resource = "META-INF/resources/webjars/" + parts[0] + "/" + version + "/" + parts[1];
    try (var in = Join.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not beside the compiler");
      }
      String folder = address.substring(0, address.lastIndexOf('/') + 1);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.replaceAll("url\\((?!data:|[a-z]+:|/)", Matcher.quoteReplacement("url(" + folder))
          + "\n";
    }
  }

  private List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(web.resolve(folder))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().endsWith(end))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private void write(String file, String text) throws IOException {
    Path place = joined.resolve(file);
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
