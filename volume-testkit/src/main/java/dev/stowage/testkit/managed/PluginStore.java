package dev.stowage.testkit.managed;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.image.ImageName;
import dev.stowage.testkit.managed.StoredPlugin.Offer;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The managed plugins of an engine, and its rules for them. Guarded by the world's lock. */
public final class PluginStore {

  private final World world;
  private final VolumeStore volumes;
  private final Map<String, Offer> registry = new LinkedHashMap<>();
  private final Map<String, StoredPlugin> installed = new LinkedHashMap<>();

  /**
   * Begins with nothing installed.
   *
   * @param offered what the registry has
   * @throws IllegalArgumentException if a name is none, or twice there
   */
  public PluginStore(
      World world, VolumeStore volumes, Collection<? extends ManagedPlugin> offered) {
    this.world = world;
    this.volumes = volumes;
    for (ManagedPlugin plugin : offered) {
      String name = offeredName(plugin);
      Offer offer = new Offer(name, PluginConfig.of(plugin, world), plugin.driver());
      if (registry.put(name, offer) != null) {
        throw new IllegalArgumentException("two plugins in the registry are called " + name);
      }
    }
  }

  private String offeredName(ManagedPlugin plugin) {
    try {
      return ImageName.parse(plugin.name(), world).withDefaultTag().toString();
    } catch (EngineFailure failure) {
      throw new IllegalArgumentException(plugin.name() + ": " + failure.text(), failure);
    }
  }

  /** Returns the plugins, by name. */
  public List<StoredPlugin> all() {
    return installed.values().stream().sorted(Comparator.comparing(StoredPlugin::name)).toList();
  }

  /** Finds a plugin by its name, of which the tag may be missing, its id, or the start of that. */
  public StoredPlugin get(String text) {
    return named(text).or(() -> identified(text)).orElseThrow(() -> notFound(text));
  }

  private Optional<StoredPlugin> named(String text) {
    try {
      return Optional.ofNullable(
          installed.get(ImageName.parse(text, world).withDefaultTag().toString()));
    } catch (EngineFailure noName) {
      return Optional.empty();
    }
  }

  private Optional<StoredPlugin> identified(String text) {
    List<StoredPlugin> found =
        installed.values().stream().filter(plugin -> plugin.id().startsWith(text)).toList();
    if (found.size() > 1) {
      throw EngineFailure.badRequest("multiple plugins found for \"" + text + "\"");
    }
    return found.stream().findFirst();
  }

  private static EngineFailure notFound(String name) {
    return EngineFailure.notFound("plugin \"" + name + "\" not found");
  }

  /** Returns what a plugin of the registry asks for; nothing if the registry does not have it. */
  public List<Privilege> privileges(String remote) {
    Offer offer = registry.get(reference(remote, "").toString());
    return offer == null ? List.of() : offer.config().privileges();
  }

  private ImageName reference(String text, String attempt) {
    try {
      return ImageName.parse(text, world).withDefaultTag();
    } catch (EngineFailure failure) {
      // It is the caller's fault, but plugins are not treated as well as images.
      throw EngineFailure.system(attempt + failure.text());
    }
  }

  /**
   * Installs a plugin.
   *
   * @param name its name here; empty if it is to have the same
   * @return what came of it
   */
  public Pull pull(String remote, String name, List<Privilege> agreed) {
    ImageName from = reference(remote, "");
    String here = (name.isEmpty() ? from : reference(name, "")).toString();
    if (installed.containsKey(here)) {
      throw EngineFailure.badRequest(exists(here));
    }
    Offer offer = offer(from);
    tell("pull", offer.reference(), here);
    Pull pull = fetched(from, offer, agreed, here);
    if (pull.isAgreedTo()) {
      add(here, offer);
    }
    return pull;
  }

  private static String exists(String name) {
    return "plugin " + name + " already exists";
  }

  private Pull fetched(ImageName from, Offer offer, List<Privilege> agreed, String plugin) {
    String digest = offer.config().settings().in("rootfs").list("diff_ids").get(0);
    return new Pull(plugin, from, digest, isRight(agreed, offer));
  }

  private Offer offer(ImageName reference) {
    Offer offer = registry.get(reference.toString());
    if (offer == null) {
      throw EngineFailure.notFound(
          "error resolving plugin reference: " + canonical(reference.toString()) + ": not found");
    }
    return offer;
  }

  private static String canonical(String familiar) {
    int slash = familiar.indexOf('/');
    String first = slash < 0 ? "" : familiar.substring(0, slash);
    boolean hasDomain = first.contains(".") || first.contains(":") || first.equals("localhost");
    return hasDomain ? familiar : "docker.io/" + (slash < 0 ? "library/" : "") + familiar;
  }

  private boolean isRight(List<Privilege> agreed, Offer offer) {
    List<Privilege> one = sorted(offer.config().privileges());
    List<Privilege> other = sorted(agreed);
    int first = world.has(Quirk.SKIPS_FIRST_PRIVILEGE) ? 1 : 0;
    return one.size() == other.size()
        && (one.size() <= first
            || one.subList(first, one.size()).equals(other.subList(first, other.size())));
  }

  /** Descriptions do not count, nor does any order. */
  private static List<Privilege> sorted(List<Privilege> privileges) {
    return privileges.stream()
        .map(it -> new Privilege(it.name(), "", it.values().stream().sorted().toList()))
        .sorted(Comparator.comparing(Privilege::name))
        .toList();
  }

  private StoredPlugin add(String name, Offer offer) {
    StoredPlugin plugin = new StoredPlugin(world.ids().next(), name, offer);
    installed.put(name, plugin);
    if (plugin.config().isVolumeDriver()) {
      volumes.drivers().managed(name).disable();
    }
    return plugin;
  }

  /**
   * Turns a plugin into what the registry has; see {@link #pull}.
   *
   * @return what came of it
   */
  public Pull upgrade(String text, String remote, List<Privilege> agreed) {
    String name = reference(text, "").toString();
    StoredPlugin plugin = named(name).orElseThrow(() -> notFound(name));
    if (plugin.isEnabled()) {
      throw EngineFailure.conflict(
          "plugin must be disabled before upgrading: plugin " + name + " is enabled");
    }
    ImageName from = reference(remote, "");
    Offer offer = offer(from);
    tell("pull", offer.reference(), name);
    Pull pull = fetched(from, offer, agreed, name);
    if (pull.isAgreedTo()) {
      plugin.become(offer);
    }
    return pull;
  }

  /** Refuses a name that no new plugin can have. */
  public String requireFree(String text) {
    String name = reference(text, "failed to parse reference " + text + ": ").toString();
    if (installed.containsKey(name)) {
      throw EngineFailure.conflict(exists(name));
    }
    return name;
  }

  /**
   * Makes a plugin of a configuration. Its program cannot be run: once it is enabled, a driver
   * answers that keeps volumes as any would.
   */
  public void create(String text, PluginConfig config) {
    String name = requireFree(text);
    Offer offer =
        new Offer(name, config.madeBy(world).withFiles(world), FakePlugin.named(name).build());
    StoredPlugin plugin = add(name, offer);
    tell("create", plugin.id(), name);
  }

  public void set(String text, List<String> assignments) {
    get(text).set(assignments);
  }

  /** Starts a plugin. */
  public void enable(String text) {
    StoredPlugin plugin = get(text);
    if (plugin.isEnabled()) {
      throw EngineFailure.conflict(
          "plugin already enabled: plugin " + plugin.name() + " is enabled");
    }
    if (!plugin.config().hasProgram()) {
      String why = "OCI runtime create failed: runc create failed: args must not be empty";
      throw EngineFailure.system(
          world.has(Quirk.OLD_WORDING)
              ? "failed to create shim task: " + why + ": unknown"
              : "failed to create task for container: failed to create shim task: " + why);
    }
    plugin.enabled(true);
    if (plugin.config().isVolumeDriver()) {
      volumes.drivers().managed(plugin.name()).enable(plugin.driver());
    }
    tell("enable", plugin.id(), plugin.name());
  }

  /** Stops a plugin. */
  public void disable(String text, boolean force) {
    StoredPlugin plugin = get(text);
    if (!plugin.isEnabled()) {
      throw EngineFailure.conflict(
          "plugin is already disabled: plugin " + plugin.name() + " found but disabled");
    }
    if (!force) {
      requireUnused(plugin);
    }
    stop(plugin);
  }

  private void requireUnused(StoredPlugin plugin) {
    boolean used = volumes.recorded().stream().anyMatch(it -> it.driver().equals(plugin.name()));
    if (used) {
      throw EngineFailure.conflict("plugin " + plugin.name() + " is in use");
    }
  }

  private void stop(StoredPlugin plugin) {
    plugin.enabled(false);
    if (plugin.config().isVolumeDriver()) {
      volumes.drivers().managed(plugin.name()).disable();
    }
    tell("disable", plugin.id(), plugin.name());
  }

  /** Removes a plugin. */
  public void remove(String text, boolean force) {
    StoredPlugin plugin = get(text);
    if (!force) {
      requireUnused(plugin);
      if (plugin.isEnabled()) {
        throw EngineFailure.conflict("plugin " + plugin.name() + " is enabled");
      }
    }
    if (plugin.isEnabled()) {
      stop(plugin);
    }
    installed.remove(plugin.name());
    volumes.drivers().managed(plugin.name()).remove();
    tell("remove", plugin.id(), text);
  }

  private void tell(String action, String id, String name) {
    world.events().add("plugin", action, id, Map.of("name", name));
  }

  /** Returns what puts everything back as it is now; what drivers keep is theirs. */
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    installed.values().forEach(plugin -> saved.add(plugin.save()));
    saved.add(Saved.of(installed));
    return Saved.all(saved);
  }
}
