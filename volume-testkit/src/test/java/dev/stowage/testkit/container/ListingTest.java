package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which containers are listed and pruned, and how they are shown. */
class ListingTest {

  private final Docker docker = Docker.newest();

  @BeforeEach
  void threeContainers() {
    docker.create(
        "one", ",\"Labels\":{\"app\":\"shop\"},\"HostConfig\":{\"Binds\":[\"v1:/data\"]}");
    docker.fake.clock().advance(Duration.ofHours(2));
    docker.create("two", ",\"Labels\":{\"app\":\"shop\",\"keep\":\"\"}");
    docker.create("three", ",\"Image\":\"\"");
    docker.client.startContainerCmd("two").exec();
    docker.client.startContainerCmd("three").exec();
    docker.client.killContainerCmd("three").exec();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | three two one",
        "{\"label\":[\"app\"]} | two one",
        "{\"label\":[\"app=shop\",\"keep\"]} | two",
        "{\"label\":{\"keep\":true}} | two",
        "{\"name\":[\"t\"]} | three two",
        "{\"name\":[\"^/one$\"]} | one",
        "{\"status\":[\"created\",\"running\"]} | two one",
        "{\"exited\":[\"137\"]} | three",
        "{\"exited\":[\"0\"]} | ''",
        "{\"volume\":[\"v1\"]} | one",
        "{\"volume\":[\"/data\"]} | one",
        "{\"before\":[\"two\"]} | one",
        "{\"since\":[\"one\"]} | three two",
        "{\"ancestor\":[\"shop:1\"]} | two one",
        "{\"is-task\":[\"false\"]} | three two one",
        "{\"is-task\":[\"true\"]} | ''"
      })
  void filters(String filters, String names) {
    assertThat(String.join(" ", docker.list(filters))).isEqualTo(names);
  }

  @Test
  void filter_id_isABeginning() {
    String id = docker.inspect("one").path("Id").asText();
    assertThat(docker.list("{\"id\":[\"" + id.substring(0, 8) + "\"]}")).containsExactly("one");
  }

  @Test
  void withoutAll_onlyRunningOnes() {
    assertThat(docker.client.listContainersCmd().exec())
        .extracting(container -> container.getNames()[0])
        .containsExactly("/two");
    assertThat(docker.client.listContainersCmd().withLimit(2).exec()).hasSize(2);
  }

  @Test
  void statusLines_tellTheTime() {
    docker.fake.clock().advance(Duration.ofSeconds(90));
    docker.client.pauseContainerCmd("two").exec();
    JsonNode listed = docker.get("/containers/json?all=1");
    assertThat(listed.findValuesAsText("Status"))
        .containsExactly(
            "Exited (137) About a minute ago", "Up About a minute (Paused)", "Created");
    assertThat(listed.findValuesAsText("State")).containsExactly("exited", "paused", "created");
  }

  @Test
  void size_isToldWhenAskedFor() {
    JsonNode listed = docker.get("/containers/json?all=1&size=1");
    assertThat(listed.at("/2/SizeRootFs").asLong()).isEqualTo(1);
    assertThat(docker.get("/containers/one/json?size=1").path("SizeRw").asInt(-1)).isZero();
    assertThat(docker.get("/containers/json?all=1").at("/2").has("SizeRootFs")).isFalse();
  }

  @Test
  void image_thatLostItsName_isShownById() {
    docker.client.removeImageCmd("shop:1").withForce(true).exec();
    JsonNode listed = docker.get("/containers/json?all=1");
    assertThat(listed.at("/2/Image").asText()).startsWith("sha256:");
  }

  private JsonNode prune(String filters) {
    return docker
        .post("/containers/prune?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8), "")
        .json();
  }

  @Test
  void prune_takesWhatDoesNotRun_andKeepsItsVolumes() {
    JsonNode pruned = prune("{}");
    assertThat(pruned.path("ContainersDeleted")).hasSize(2);
    assertThat(docker.list("{}")).containsExactly("two");
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(1);
    assertThat(prune("{}").path("ContainersDeleted").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"label\":[\"app\"]} | three two",
        "{\"label!\":[\"app\"]} | two one",
        "{\"until\":[\"1h\"]} | three two",
        "{\"until\":[\"3h\"]} | three two one",
        "{\"until\":[\"2026-01-01T00:30:00Z\"]} | three two",
        "{\"until\":[\"0\"]} | three two one"
      })
  void prune_filtered(String filters, String left) {
    prune(filters);
    assertThat(String.join(" ", docker.list("{}"))).isEqualTo(left);
  }
}
