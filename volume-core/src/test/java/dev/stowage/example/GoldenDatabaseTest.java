package dev.stowage.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.program.ProgramRun;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenVolumes;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A database that each test finds as it was filled once, on the engine in memory. */
class GoldenDatabaseTest {

  private static final String IMAGE = "postgres:17";
  private static final String TABLE = "/data/orders";

  private static final FakeDocker docker = engine();
  private static final DockerStorage storage =
      DockerStorage.using(docker.config(), docker.transport());

  private String database;

  private static FakeDocker engine() {
    FakeDocker docker = FakeDocker.create();
    docker.addImage(IMAGE, FileTree.empty());
    docker.programs().forImage(IMAGE, GoldenDatabaseTest::addOrder);
    return docker;
  }

  /** Stands for all that a database does: it keeps a row more each time it is started. */
  private static ProgramEnd addOrder(ProgramRun run) throws IOException {
    FileAccess files = run.files();
    String rows = files.exists(TABLE) ? files.readString(TABLE) : "";
    files.write(TABLE, rows + "order\n");
    return ProgramEnd.exited(0);
  }

  private static String start(String volume) {
    HostConfig host =
        HostConfig.newHostConfig().withNetworkMode("none").withBinds(Bind.parse(volume + ":/data"));
    String id =
        storage.docker().createContainerCmd(IMAGE).withCmd("-").withHostConfig(host).exec().getId();
    storage.start(id);
    storage.docker().waitContainerCmd(id).start().awaitStatusCode();
    return id;
  }

  private static void remove(String container) {
    storage.docker().removeContainerCmd(container).withForce(true).exec();
  }

  // region golden
  @BeforeAll
  static void fillOnce() { // migrations and fixtures, as slow as they are
    String database = start("orders");
    GoldenVolumes golden = storage.golden();
    golden.freeze(GoldenDefinition.named("orders-db").ofVolume("orders").stoppingUsers());
    golden.stamp("orders-db", "orders-test");
    remove(database);
  }

  @BeforeEach
  void startAfresh() {
    storage.golden().reset("orders-test"); // copied by the engine, whatever the last test did
    database = start("orders-test");
  }

  @AfterEach
  void stop() {
    remove(database);
  }

  // endregion

  @AfterAll
  static void close() {
    storage.close();
    docker.close();
  }

  @RepeatedTest(3)
  void eachTestFindsTheSameRows() {
    assertThat(storage.files("orders-test").readText("orders").lines()).hasSize(2);
  }
}
