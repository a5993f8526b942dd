package dev.stowage.testkit.route;

import dev.stowage.testkit.archive.TarSource;
import dev.stowage.testkit.archive.Unpacking;
import dev.stowage.testkit.container.LayerSpace;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.image.ImageChanges;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.ImageName;
import dev.stowage.testkit.image.ImageRemoval;
import dev.stowage.testkit.image.ImageUser;
import dev.stowage.testkit.image.Removed;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /images}. There is no registry: images are imported, or given by the test. */
final class ImageRoutes {

  private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{64}");

  private final Daemon daemon;
  private final World world;

  ImageRoutes(Daemon daemon) {
    this.daemon = daemon;
    this.world = daemon.world();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/images/json", this::list)
            .takes("all", "digests")
            .filters(ImageFilter.KEYS.toArray(String[]::new)),
        Route.of("POST", "/images/create", this::create)
            .takes("fromImage", "fromSrc", "repo", "tag", "message", "changes", "platform")
            .locksItself(),
        Route.of("POST", "/images/prune", this::prune).filters("dangling", "label", "label!"),
        Route.of("POST", "/images/{name}/tag", this::tag).takes("repo", "tag", "force"),
        Route.of("GET", "/images/{name}/json", this::inspect),
        Route.of("GET", "/images/{name}/get", this::save),
        Route.of("POST", "/images/load", this::load).takes("quiet").locksItself(),
        Route.of("DELETE", "/images/{name}", this::remove).takes("force", "noprune"));
  }

  private Reply list(Request request, String none) {
    ImageFilter filter = ImageFilter.of(request, daemon);
    return Reply.json(
        200,
        filter.found().entrySet().stream()
            .map(
                found ->
                    ImageJson.listed(
                        request, found.getKey(), found.getValue(), users(found.getKey()).size()))
            .toList());
  }

  private List<ImageUser> users(StoredImage image) {
    return image.users().stream()
        .map(id -> new ImageUser(id, daemon.containers().get(id).state().isRunning()))
        .toList();
  }

  private ImageRemoval removal() {
    return new ImageRemoval(daemon.images(), this::users);
  }

  private Reply inspect(Request request, String name) {
    try {
      StoredImage image = daemon.images().get(name);
      return Reply.json(200, ImageJson.inspected(request, image, world));
    } catch (EngineFailure failure) {
      throw world.has(Quirk.OLD_WORDING)
          ? EngineFailure.of(failure.status(), "no such image: " + name + ": " + failure.text())
          : failure;
    }
  }

  private Reply save(Request request, String name) {
    boolean isId = ID.matcher(name).matches();
    StoredImage image = daemon.images().find(name).orElseThrow(() -> unsaved(name, isId));
    String tag = isId ? "" : ImageName.parse(name, world).withDefaultTag().toString();
    List<String> names = image.tags().contains(tag) ? List.of(tag) : List.of();
    daemon.images().tellSaved(image);
    return Reply.stream(200, "application/x-tar", new SavedImage(world, image, names).stream());
  }

  private EngineFailure unsaved(String name, boolean isId) {
    if (!isId) {
      return EngineFailure.notFound("reference does not exist");
    }
    String id = name.substring(name.indexOf(':') + 1);
    String text =
        "failed to get digest sha256:"
            + id
            + ": open "
            + world.dataRoot()
            + "/image/overlay2/imagedb/content/sha256/"
            + id
            + ": no such file or directory";
    return world.has(Quirk.OLD_STATUSES)
        ? EngineFailure.system(text)
        : EngineFailure.notFound(text);
  }

  private Reply load(Request request, String none) {
    if (request.call().mediaType().equals(FormBody.TYPE)) {
      FormBody.consume(request.call());
    }
    if (!request.query("quiet").isEmpty() && !request.flag("quiet", world)) {
      throw new NotInFakeException("the fake engine loads images quietly only");
    }
    world.run(() -> new LayerSpace(world).takeForLayer(""));
    TarSource archive = TarSource.of(request.call().body(), world);
    return Reply.text(200, "application/json", new LoadedImages(daemon).load(archive));
  }

  private Reply tag(Request request, String name) {
    StoredImage image = daemon.images().get(name);
    boolean old = world.has(Quirk.OLD_STATUSES);
    if (request.query("repo").isEmpty() && !old) {
      return Reply.empty(200);
    }
    try {
      daemon
          .images()
          .tag(image, ImageName.parse(request.query("repo"), request.query("tag"), world));
      return Reply.empty(201);
    } catch (EngineFailure failure) {
      throw old ? EngineFailure.system(failure.text()) : failure;
    }
  }

  private Reply remove(Request request, String name) {
    return Reply.json(200, shown(removal().remove(name, request.flag("force", world))));
  }

  private static List<Map<String, String>> shown(List<Removed> steps) {
    return steps.stream().map(step -> Map.of(step.what(), step.name())).toList();
  }

  private Reply prune(Request request, String none) {
    Filters filters = Filters.of(request, world, "image", List.of("dangling", "label", "label!"));
    boolean dangling = filters.bool("dangling").orElse(true);
    List<StoredImage> asked =
        daemon.images().all().stream()
            .filter(image -> !dangling || image.tags().isEmpty())
            .filter(image -> filters.matchesAllLabels("label", image.config().labels()))
            .filter(
                image ->
                    !filters.has("label!")
                        || !filters.matchesAllLabels("label!", image.config().labels()))
            .toList();
    long before = size();
    List<Removed> steps = removal().prune(asked);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ImagesDeleted", steps.isEmpty() ? null : shown(steps));
    json.put("SpaceReclaimed", before - size());
    return Reply.json(200, json);
  }

  private long size() {
    return daemon.images().all().stream().mapToLong(StoredImage::size).sum();
  }

  private Reply create(Request request, String none) {
    if (request.call().mediaType().equals(FormBody.TYPE)) {
      FormBody.consume(request.call());
    }
    if (!request.query("fromSrc").equals("-") || !request.query("fromImage").isEmpty()) {
      throw new NotInFakeException(
          "the fake engine has no registry and no network: "
              + request.call()
              + "; import an image (fromSrc=-) or give it one before the test");
    }
    if (!request.query("platform").isEmpty()) {
      throw new NotInFakeException("the fake engine imports images for its own platform only");
    }
    Optional<ImageName> name =
        Optional.of(request.query("repo"))
            .filter(repository -> !repository.isEmpty())
            .map(repository -> ImageName.parse(repository, request.query("tag"), world));
    ImageConfig config = ImageChanges.read(request.call().target().all("changes"), world);
    Directory root = unpack(request);
    StoredImage image = world.locked(() -> add(root, config, name, request.query("message")));
    return Reply.text(200, "application/json", "{\"status\":\"" + image.id() + "\"}\r\n");
  }

  private Directory unpack(Request request) {
    world.run(() -> new LayerSpace(world).takeForLayer(""));
    try {
      return Unpacking.image(world, TarSource.of(request.call().body(), world));
    } catch (FileFailure failure) {
      throw EngineFailure.system(failure.text());
    }
  }

  private StoredImage add(
      Directory root, ImageConfig config, Optional<ImageName> name, String message) {
    StoredImage image =
        daemon.images().add(root, config, message.isEmpty() ? "Imported from -" : message);
    name.ifPresent(given -> daemon.images().tag(image, given));
    daemon.images().tellImported(image);
    return image;
  }
}
