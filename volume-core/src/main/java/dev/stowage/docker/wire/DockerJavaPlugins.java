package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.EnginePlugins;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.RegistryLogin;
import dev.stowage.volume.plugin.failure.PluginExistsException;
import dev.stowage.volume.plugin.failure.PluginInUseException;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Managed plugins behind docker-java's transport; docker-java itself has no commands for them. */
final class DockerJavaPlugins implements EnginePlugins {

  private static final int INTERNAL_ERROR = 500;

  /** How many seconds the engine waits for the socket of a plugin that starts. */
  private static final int START_SECONDS = 30;

  private final Exchange exchange;

  DockerJavaPlugins(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public List<PluginState> listPlugins() {
    JsonNode list = exchange.get("/plugins", "list plugins");
    List<PluginState> plugins = new ArrayList<>();
    list.forEach(plugin -> PluginJson.read(plugin).ifPresent(plugins::add));
    return plugins;
  }

  @Override
  public Optional<PluginState> findPlugin(PluginName name) {
    String attempt = attempt("look for", name);
    EngineRequest request = EngineRequest.get(exchange.path(route(name, "/json")));
    Answer answer = exchange.send(request, attempt, Patience.USUAL);
    if (answer.status() == 404 && exchange.http().error(answer, attempt).says("not found")) {
      return Optional.empty();
    }
    return Optional.of(
        PluginJson.read(exchange.read(answer, attempt))
            .orElseThrow(
                () -> exchange.http().protocol(attempt, "a plugin without a usable name", null)));
  }

  @Override
  public List<PluginPrivilege> privileges(PluginInstallation installation) {
    String attempt = "ask for the privileges of plugin '" + installation.remote() + "'";
    String query = "?remote=" + UrlText.escape(installation.remote().value());
    EngineRequest request = EngineRequest.get(exchange.path("/plugins/privileges" + query));
    Answer answer = exchange.send(loggedIn(request, installation), attempt, installation.limit());
    return PluginJson.privileges(exchange.read(answer, attempt));
  }

  @Override
  public void pull(PluginInstallation installation) {
    String attempt = attempt("install", installation.name());
    ArrayNode agreed = exchange.http().newObject().putArray("agreed");
    for (PluginPrivilege privilege : installation.agreed()) {
      ObjectNode object = agreed.addObject();
      object.put("Name", privilege.name()).put("Description", privilege.description());
      privilege.values().forEach(object.putArray("Value")::add);
    }
    String query =
        "?remote="
            + UrlText.escape(installation.remote().value())
            + "&name="
            + UrlText.escape(installation.name().value());
    EngineRequest request =
        EngineRequest.post(
            exchange.path("/plugins/pull" + query), exchange.http().text(agreed), false);
    Answer answer = exchange.send(loggedIn(request, installation), attempt, installation.limit());
    requireDone(answer, attempt, installation.name());
    // The engine answers with a line for each step, and may find out late that it cannot go on.
    answer
        .body()
        .lines()
        .map(line -> exchange.http().line(line).path("error").asText(""))
        .filter(error -> !error.isEmpty())
        .findFirst()
        .ifPresent(
            error -> {
              throw new EngineErrorException(
                  attempt, INTERNAL_ERROR, new ErrorText(error).toString(), null);
            });
  }

  private EngineRequest loggedIn(EngineRequest request, PluginInstallation installation) {
    installation
        .login()
        .ifPresent(login -> request.header("X-Registry-Auth", inHeader(login, installation)));
    return request;
  }

  private String inHeader(RegistryLogin login, PluginInstallation installation) {
    ObjectNode object = exchange.http().newObject();
    object.put("username", login.user()).put("password", login.password());
    String remote = installation.remote().value();
    String registry = remote.substring(0, Math.max(0, remote.indexOf('/')));
    if (registry.matches(".*[.:].*|localhost")) {
      object.put("serveraddress", registry);
    }
    return Base64.getUrlEncoder().encodeToString(exchange.http().text(object).getBytes(UTF_8));
  }

  @Override
  public void createPlugin(PluginName name, String source) {
    String attempt = attempt("create", name);
    String path = exchange.path("/plugins/create?name=" + UrlText.escape(name.value()));
    try (PluginArchive archive = PluginArchive.of(Path.of(source), attempt);
        InputStream tar = archive.open()) {
      EngineRequest request = EngineRequest.post(path, tar);
      requireDone(exchange.send(request, attempt, Patience.WORK), attempt, name);
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": cannot read " + source, e);
    }
  }

  @Override
  public void configure(PluginName name, Map<String, String> settings) {
    String attempt = attempt("configure", name);
    ArrayNode body = exchange.http().newObject().putArray("settings");
    settings.forEach((key, value) -> body.add(key + "=" + value));
    EngineRequest request =
        EngineRequest.post(exchange.path(route(name, "/set")), exchange.http().text(body), true);
    Answer answer = exchange.send(request, attempt, Patience.USUAL);
    requireDone(answer, attempt, name, secretive(name, settings));
  }

  /** Settings take the place of options where credentials are those of the plugin. */
  private static List<VolumeDriver> secretive(PluginName name, Map<String, String> settings) {
    VolumeDriver driver = VolumeDriver.named(name.value()).options(settings);
    return List.of(driver.withSecretKeys(settings.keySet()));
  }

  @Override
  public boolean enable(PluginName name) {
    return changed("enable", name, "/enable?timeout=" + START_SECONDS, "already enabled");
  }

  @Override
  public boolean disable(PluginName name, boolean force) {
    return changed("disable", name, force ? "/disable?force=1" : "/disable", "disabled");
  }

  private boolean changed(String verb, PluginName name, String action, String wasSo) {
    String attempt = attempt(verb, name);
    EngineRequest request = EngineRequest.post(exchange.path(route(name, action)));
    Answer answer = exchange.send(request, attempt, Patience.WORK);
    if (!answer.isSuccess() && exchange.http().error(answer, attempt).says(wasSo)) {
      return false;
    }
    requireDone(answer, attempt, name);
    return true;
  }

  @Override
  public void removePlugin(PluginName name, boolean force) {
    String attempt = attempt("remove", name);
    String path = exchange.cleaningPath(route(name, force ? "?force=1" : ""));
    Answer answer = exchange.send(EngineRequest.delete(path), attempt, Patience.WORK);
    if (answer.repeated() && answer.status() == 404) {
      return;
    }
    requireDone(answer, attempt, name);
  }

  private void requireDone(Answer answer, String attempt, PluginName name) {
    requireDone(answer, attempt, name, List.of());
  }

  private void requireDone(
      Answer answer, String attempt, PluginName name, List<VolumeDriver> secretive) {
    if (answer.isSuccess()) {
      return;
    }
    ErrorText error = exchange.http().error(answer, attempt).hiding(secretive);
    if (answer.status() == 404 && error.says("plugin ") && error.says("not found")) {
      throw new PluginNotFoundException(attempt, name, null);
    }
    if (error.says("already exists")) {
      throw new PluginExistsException(attempt, name, null);
    }
    if (error.says("is in use") || error.says("is enabled") || error.says("active plugin")) {
      throw new PluginInUseException(attempt, name, error.toString(), null);
    }
    throw Exchange.failure(attempt, answer, error);
  }

  private static String attempt(String verb, PluginName name) {
    return verb + " plugin '" + name + "'";
  }

  /** A name may have slashes, which are part of the route. */
  private static String route(PluginName name, String action) {
    return "/plugins/" + UrlText.escape(name.value()).replace("%2F", "/") + action;
  }
}
