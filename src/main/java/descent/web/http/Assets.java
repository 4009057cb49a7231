package descent.web.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scripts, styles, images and libraries: from the class path, joined as the build left them, kept
 * with their tag and their compressed form; or, in development, from disk as they are.
 *
 * <p>Their addresses hold the fingerprint of everything that a page can load. Under it a file never
 * changes, and a browser keeps it for a year without asking. At an address without it, or with that
 * of another build, a browser asks every time and is mostly told that nothing has changed.
 *
 * <p>A library's version is that of the class path: {@code webjars/katex/dist/katex.min.js} names
 * none.
 */
public final class Assets {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Pattern LIBRARY = Pattern.compile("/webjars/([^/]+)(/.+)");
  private static final String FOLDER = "/assets/";
  private static final String JOINED = "/web/joined";
  private static final String LIBRARIES = "/META-INF/resources";
  private static final String ASK = "no-cache";
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";
  private static final int TAG_BYTES = 12;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("ttf", "font/ttf"));

  private final Optional<Path> disk;
  private final String fingerprint;
  private final Map<String, Optional<Asset>> kept = new ConcurrentHashMap<>();

  /**
   * @param disk the folder web/ in development
   */
  public Assets(Optional<Path> disk) {
    this.disk = disk;
    fingerprint = disk.isPresent() ? "now" : built();
  }

  private record Asset(byte[] bytes, byte[] zipped, String tag, String type) {}

  /** The fingerprint that the build has left. */
  private static String built() {
    try (InputStream in = Assets.class.getResourceAsStream(JOINED + "/fingerprint")) {
      if (in == null) {
        throw new IllegalStateException(
            "The scripts are not joined: build with Maven, or set DESCENT_DEV=1");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of everything that a page loads, as seen from the root of the server. */
  public String folder() {
    return FOLDER.substring(1) + fingerprint + "/";
  }

  /** Answers with the file whose path stands behind the fingerprint. */
  public void serveKept(Context context) {
    String path = context.path();
    int end = path.indexOf('/', FOLDER.length());
    if (end < 0) {
      throw new NotFoundResponse("there is no such file");
    }
    boolean lasting = disk.isEmpty() && path.substring(FOLDER.length(), end).equals(fingerprint);
    serve(context, path.substring(end), lasting ? FOR_A_YEAR : ASK);
  }

  /** Answers with the file of the request's path. */
  public void serve(Context context) {
    serve(context, context.path(), ASK);
  }

  /** Answers with the icon that browsers and others ask for without being told. */
  public void serveIcon(Context context) {
    serve(context, "/images/favicon.ico", "public, max-age=86400");
  }

  private void serve(Context context, String path, String keeping) {
    Asset asset = find(path).orElseThrow(() -> new NotFoundResponse("there is no such file"));
    context
        .header("ETag", asset.tag())
        .header("Cache-Control", keeping)
        .header("Vary", "Accept-Encoding");
    if (asset.tag().equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(asset.type());
    if (asset.zipped().length < asset.bytes().length && Gzip.wanted(context)) {
      context.header("Content-Encoding", "gzip").result(asset.zipped());
    } else {
      context.result(asset.bytes());
    }
  }

  private Optional<Asset> find(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    if (!PATH.matcher(path).matches() || !TYPES.containsKey(extension)) {
      return Optional.empty();
    }
    String type = TYPES.get(extension);
    Matcher library = LIBRARY.matcher(path);
    if (library.matches()) {
      return keep(path, List.of(LIBRARIES + path, current(library)), type);
    }
    if (disk.isPresent()) {
      Path file = disk.get().resolve(path.substring(1));
      return Files.isRegularFile(file) ? Optional.of(asset(read(file), type)) : Optional.empty();
    }
    return keep(path, List.of(JOINED + path, "/web" + path), type);
  }

  /** The file of a library whose path does not say the version. */
  private static String current(Matcher library) {
    String name = library.group(1);
    Properties properties = new Properties();
    try (InputStream in =
        Assets.class.getResourceAsStream(
            "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    return LIBRARIES + "/webjars/" + name + "/" + version + library.group(2);
  }

  private Optional<Asset> keep(String path, List<String> resources, String type) {
    Optional<Asset> known = kept.get(path);
    if (known != null) {
      return known;
    }
    for (String resource : resources) {
      try (InputStream in = Assets.class.getResourceAsStream(resource)) {
        if (in != null) {
          // Only what exists is kept, or a stranger could fill the memory with names.
          Optional<Asset> asset = Optional.of(asset(in.readAllBytes(), type));
          kept.put(path, asset);
          return asset;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.empty();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Asset asset(byte[] bytes, String type) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      String tag = '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
      return new Asset(bytes, Gzip.zip(bytes), tag, type);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
