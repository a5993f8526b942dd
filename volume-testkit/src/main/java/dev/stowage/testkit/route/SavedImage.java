package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.testkit.archive.Packing;
import dev.stowage.testkit.archive.PathLookup;
import dev.stowage.testkit.archive.PlainTar;
import dev.stowage.testkit.archive.TarStream;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image as an archive: as an OCI layout since engine 25, with what older engines read beside it,
 * and with that alone before.
 */
final class SavedImage {

  private static final String OCI = "application/vnd.oci.image.";
  private static final String BLOBS = "blobs/sha256/";

  private final World world;
  private final StoredImage image;
  private final List<String> names;
  private final PlainTar tar = new PlainTar();

  SavedImage(World world, StoredImage image, List<String> names) {
    this.world = world;
    this.image = image;
    this.names = names;
  }

  TarStream stream() {
    byte[] layer = layer();
    byte[] config = json(config());
    if (world.profile().api().newest().minor() >= 44) {
      layout(layer, config);
    } else {
      classic(layer, config);
    }
    return tar.stream();
  }

  private byte[] layer() {
    MountedTree tree = MountedTree.of(image.root(), List.of());
    try {
      return Packing.of(world, tree, new PathLookup(world, tree, "").source("/.")).readAllBytes();
    } catch (FileFailure e) {
      throw EngineFailure.system(e.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, @Nullable Object> config() {
    String created = Timestamp.of(image.created());
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("architecture", "amd64");
    config.put("comment", image.comment());
    config.put("config", ImageJson.config(image.config(), true));
    config.put("created", created);
    config.put("docker_version", world.profile().engineVersion());
    config.put("history", List.of(Map.of("created", created, "comment", image.comment())));
    config.put("os", "linux");
    config.put("rootfs", Map.of("type", "layers", "diff_ids", List.of(image.layer())));
    return config;
  }

  private void layout(byte[] layer, byte[] config) {
    byte[] manifest =
        json(
            ordered(
                "schemaVersion",
                2,
                "mediaType",
                OCI + "manifest.v1+json",
                "config",
                part("config.v1+json", image.id(), config),
                "layers",
                List.of(part("layer.v1.tar", image.layer(), layer))));
    String digest = digest(manifest);
    tar.directory("blobs/", image.created()).directory(BLOBS, image.created());
    tar.file(blob(digest), Instant.EPOCH, manifest);
    tar.file(blob(image.id()), image.created(), config);
    tar.file(blob(image.layer()), image.created(), layer);
    tar.file("index.json", Instant.EPOCH, json(index(digest, manifest)));
    end(blob(image.id()), blob(image.layer()), image.layer().substring("sha256:".length()));
    tar.file("oci-layout", Instant.EPOCH, json(Map.of("imageLayoutVersion", "1.0.0")));
  }

  private static Map<String, Object> index(String digest, byte[] manifest) {
    return ordered(
        "schemaVersion",
        2,
        "mediaType",
        OCI + "index.v1+json",
        "manifests",
        List.of(part("manifest.v1+json", digest, manifest)));
  }

  private static Map<String, Object> part(String type, String digest, byte[] content) {
    return ordered("mediaType", OCI + type, "digest", digest, "size", content.length);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String blob(String digest) {
    return BLOBS + digest.substring("sha256:".length());
  }

  private void classic(byte[] layer, byte[] config) {
    String id = world.ids().next();
    tar.directory(id + "/", image.created());
    tar.file(id + "/VERSION", image.created(), "1.0".getBytes(UTF_8));
    tar.file(id + "/json", image.created(), json(Map.of("id", id)));
    tar.file(id + "/layer.tar", image.created(), layer);
    String file = image.id().substring("sha256:".length()) + ".json";
    tar.file(file, image.created(), config);
    end(file, id + "/layer.tar", id);
  }

  private void end(String config, String layer, String top) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("Config", config);
    entry.put("RepoTags", names.isEmpty() ? null : names);
    entry.put("Layers", List.of(layer));
    tar.file("manifest.json", Instant.EPOCH, json(List.of(entry)));
    Map<String, Map<String, String>> repositories = new LinkedHashMap<>();
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      repositories
          .computeIfAbsent(name.substring(0, colon), it -> new LinkedHashMap<>())
          .put(name.substring(colon + 1), top);
    }
    if (!names.isEmpty()) {
      tar.file("repositories", Instant.EPOCH, json(repositories));
    }
  }

  private static byte[] json(Object value) {
    return Json.write(value).getBytes(UTF_8);
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
