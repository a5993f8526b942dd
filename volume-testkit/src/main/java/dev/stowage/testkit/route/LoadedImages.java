package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.archive.TarSource;
import dev.stowage.testkit.archive.Unpacking;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes images out of an archive, which the engine unpacks before it looks at any of it. */
final class LoadedImages {

  /** What is wrong with an archive; the engine says so under a success. */
  private static final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /** An image that is read and not yet there. */
  private record Read(
      StoredImage.Facts facts, ImageConfig config, Directory root, JsonNode names) {}

  private final Daemon daemon;
  private final World world;
  private final StringBuilder said = new StringBuilder();

  LoadedImages(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
  }

  /** Loads an archive, and answers what the engine says of it. The lock must not be held. */
  String load(TarSource archive) {
    try {
      Directory unpacked = Unpacking.image(world, archive);
      for (JsonNode image : manifest(unpacked)) {
        Read read = read(image, unpacked);
        world.run(() -> add(read));
      }
    } catch (FileFailure failure) {
      sayError(failure.text());
    } catch (Unfit unfit) {
      sayError(String.valueOf(unfit.getMessage()));
    }
    return said.toString();
  }

  private JsonNode manifest(Directory unpacked) throws Unfit {
    if (unpacked.find("manifest.json").isEmpty()) {
      Optional<String> folder =
          unpacked.entries().entrySet().stream()
              .filter(entry -> entry.getValue() instanceof Directory)
              .map(Map.Entry::getKey)
              .findFirst();
      throw missing(folder.map(name -> name + "/json").orElse("repositories"));
    }
    return json("manifest.json", unpacked);
  }

  private Unfit missing(String path) {
    return new Unfit(
        "open "
            + daemon.world().dataRoot()
            + "/tmp/docker-import-1/"
            + path
            + ": no such file or directory");
  }

  private JsonNode json(String path, Directory unpacked) throws Unfit {
    try {
      return Json.MAPPER.readTree(file(path, unpacked));
    } catch (IOException e) {
      throw new NotInFakeException("the fake engine loads no image whose " + path + " is no JSON");
    }
  }

  private byte[] file(String path, Directory unpacked) throws Unfit {
    Optional<Inode> at = Optional.of(unpacked);
    for (String name : path.split("/", -1)) {
      at = at.filter(Directory.class::isInstance).flatMap(it -> ((Directory) it).find(name));
    }
    if (at.isEmpty() || !(at.get() instanceof RegularFile file)) {
      throw missing(path);
    }
    return file.content().bytes();
  }

  private Read read(JsonNode image, Directory unpacked) throws Unfit {
    String config = image.path("Config").asText();
    JsonNode json = json(config, unpacked);
    JsonNode layers = image.path("Layers");
    if (layers.size() != 1) {
      throw new NotInFakeException("the fake engine loads only images of one layer");
    }
    byte[] layer = file(layers.path(0).asText(), unpacked);
    Directory root = Unpacking.image(world, TarSource.of(new ByteArrayInputStream(layer), world));
    StoredImage.Facts facts =
        new StoredImage.Facts(
            "sha256:" + config.replaceFirst("^blobs/sha256/", "").replaceFirst("\\.json$", ""),
            json.path("rootfs").path("diff_ids").path(0).asText(),
            Instant.parse(json.path("created").asText()),
            json.path("comment").asText());
    return new Read(facts, config(json.path("config")), root, image.path("RepoTags"));
  }

  private static ImageConfig config(JsonNode json) {
    ImageConfig.Builder config =
        ImageConfig.builder()
            .command(words(json.path("Cmd")))
            .entrypoint(words(json.path("Entrypoint")))
            .user(json.path("User").asText(""))
            .workingDirectory(json.path("WorkingDir").asText(""))
            .stopSignal(json.path("StopSignal").asText(""));
    for (String variable : words(json.path("Env"))) {
      int sign = variable.indexOf('=');
      config.environment(variable.substring(0, sign), variable.substring(sign + 1));
    }
    words(json.path("OnBuild")).forEach(config::onBuild);
    json.path("Volumes").fieldNames().forEachRemaining(config::volume);
    json.path("ExposedPorts").fieldNames().forEachRemaining(config::exposedPort);
    json.path("Labels")
        .properties()
        .forEach(label -> config.label(label.getKey(), label.getValue().asText()));
    return config.build();
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private void add(Read read) {
    StoredImage image = daemon.images().load(read.facts(), read.config(), read.root());
    for (JsonNode name : read.names()) {
      daemon
          .images()
          .nameLoaded(image, name.asText())
          .ifPresent(
              old ->
                  say(
                      "The image "
                          + name.asText()
                          + " already exists, renaming the old one with ID "
                          + old.id()
                          + " to empty string"));
      say("Loaded image: " + name.asText());
    }
    if (read.names().isEmpty()) {
      say("Loaded image ID: " + image.id());
    }
    daemon.images().tellLoaded(image);
  }

  private void say(String line) {
    said.append(Json.write(Map.of("stream", line + "\n"))).append("\r\n");
  }

  private void sayError(String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("errorDetail", Map.of("message", message));
    error.put("error", message);
    said.append(Json.write(error)).append("\r\n");
  }
}
