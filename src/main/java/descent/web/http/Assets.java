package descent.web.http;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Scripts, styles, images and libraries: from the class path, kept with their tag and their
 * compressed form; or, in development, from disk as they are. A browser asks every time and is
 * mostly told that nothing has changed.
 */
public final class Assets {
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final int TAG_BYTES = 12;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("ttf", "font/ttf"));

  private final Optional<Path> disk;
  private final Map<String, Optional<Asset>> kept = new ConcurrentHashMap<>();

  /**
   * @param disk the folder web/ in development
   */
  public Assets(Optional<Path> disk) {
    this.disk = disk;
  }

  private record Asset(byte[] bytes, byte[] zipped, String tag, String type) {}

  /** Answers with the file of the request's path. */
  public void serve(Context context) {
    Asset asset =
        find(context.path()).orElseThrow(() -> new NotFoundResponse("there is no such file"));
    context
        .header("ETag", asset.tag())
        .header("Cache-Control", "no-cache")
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
    if (path.startsWith("/webjars/")) {
      return keep(path, "/META-INF/resources" + path, type);
    }
    if (disk.isPresent()) {
      Path file = disk.get().resolve(path.substring(1));
      return Files.isRegularFile(file) ? Optional.of(asset(read(file), type)) : Optional.empty();
    }
    return keep(path, "/web" + path, type);
  }

  private Optional<Asset> keep(String path, String resource, String type) {
    Optional<Asset> known = kept.get(path);
    if (known != null) {
      return known;
    }
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      // Only what exists is kept, or a stranger could fill the memory with names.
      if (in == null) {
        return Optional.empty();
      }
      Optional<Asset> asset = Optional.of(asset(in.readAllBytes(), type));
      kept.put(path, asset);
      return asset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
