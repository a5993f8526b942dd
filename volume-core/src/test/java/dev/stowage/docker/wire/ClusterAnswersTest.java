package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterAccess;
import dev.stowage.volume.cluster.ClusterAvailability;
import dev.stowage.volume.cluster.ClusterScope;
import dev.stowage.volume.cluster.ClusterSharing;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterTopology;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.cluster.ClusterVolumeState;
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cluster volumes, as engine 28.5.2 answered; what a CSI plugin adds is from its documents. */
class ClusterAnswersTest {

  private static final VolumeName CV1 = VolumeName.of("cv1");
  private static final String SPEC =
      """
      {"Group":"g1","AccessMode":{"Scope":"single","Sharing":"none","MountVolume":{"FsType":"ext4",
      "MountFlags":["noatime"]}},"Secrets":[{"Key":"password","Secret":"w2fdufok0amd"}],
      "AccessibilityRequirements":{"Requisite":[{"Segments":{"zone":"a"}}]},
      "CapacityRange":{"RequiredBytes":1000,"LimitBytes":2000},"Availability":"active"}
      """;
  private static final String VOLUME =
      """
      {"ClusterVolume":{"ID":"uo8jx6emvarz2slgeyir5ll9t","Version":{"Index":11},
      "CreatedAt":"2026-11-23T15:49:05.184969179Z","UpdatedAt":"2026-11-23T15:49:05.184969179Z",
      "Spec":%s},"CreatedAt":"2026-11-23 15:49:05.184969179 +0000 UTC","Driver":"csi",
      "Labels":{"l":"m"},"Mountpoint":"","Name":"cv1","Options":{"a":"b"},"Scope":"global"}
      """
          .formatted(SPEC);
  private static final String LOCAL =
      "{\"Name\":\"cv1\",\"Driver\":\"local\",\"Labels\":null,\"Options\":null}";

  private final CannedTransport transport = CannedTransport.speaking("1.51");
  private final ClusterVolumes volumes = over(transport);

  private static ClusterVolumes over(CannedTransport transport) {
    return DockerStorage.using(
            DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("unix:///nowhere")
                .build(),
            transport)
        .clusterVolumes();
  }

  @Test
  void aVolume_isRead() {
    transport.on("GET /volumes/cv1", 200, VOLUME);

    ClusterVolumeState volume = volumes.inspect(CV1);

    assertThat(volume.id()).isEqualTo("uo8jx6emvarz2slgeyir5ll9t");
    assertThat(volume.settings().driver()).isEqualTo(VolumeDriver.named("csi").option("a", "b"));
    assertThat(volume.settings().labels()).isEqualTo(Map.of("l", "m"));
    assertThat(volume.isMade()).isFalse();
    assertThat(volume.spec())
        .isEqualTo(
            ClusterSpec.builder()
                .group("g1")
                .access(ClusterAccess.mounted("ext4", "noatime"))
                .secret("password", "w2fdufok0amd")
                .topology(new ClusterTopology(List.of(Map.of("zone", "a")), List.of()))
                .atLeast(ByteSize.ofBytes(1000))
                .atMost(ByteSize.ofBytes(2000))
                .build());
  }

  @Test
  void aVolumeThatItsPluginMade_isRead() {
    String made =
        VOLUME.replace(
            "\"Spec\":",
            "\"Info\":{\"VolumeID\":\"v1\",\"CapacityBytes\":1500},"
                + "\"PublishStatus\":[{\"NodeID\":\"n1\",\"State\":\"published\"}],\"Spec\":");
    transport.on("GET /volumes/cv1", 200, made);

    ClusterVolumeState volume = volumes.inspect(CV1);

    assertThat(volume.volumeId()).contains("v1");
    assertThat(volume.capacity()).contains(ByteSize.ofBytes(1500));
    assertThat(volume.nodes()).isEqualTo(Map.of("n1", "published"));
  }

  @Test
  void aSpecification_goesOutInFull() {
    transport.on("GET /secrets", 200, "[{\"ID\":\"id1\",\"Spec\":{\"Name\":\"disk\"}}]");
    transport.on("POST /volumes/create", 201, VOLUME);
    ClusterSpec spec =
        ClusterSpec.builder()
            .group("fast")
            .scope(ClusterScope.MULTI_NODE)
            .sharing(ClusterSharing.READ_ONLY)
            .access(ClusterAccess.block())
            .secret("password", "disk")
            .topology(new ClusterTopology(List.of(Map.of("z", "a")), List.of(Map.of("z", "b"))))
            .atLeast(ByteSize.ofBytes(7))
            .availability(ClusterAvailability.DRAIN)
            .build();

    volumes.create(definition(spec));

    assertThat(transport.sent())
        .isEqualTo(
            SentJson.parse(
                "{'Name':'cv1','Driver':'csi','DriverOpts':{'a':'b'},'Labels':{'l':'m'},"
                    + "'ClusterVolumeSpec':{'Group':'fast','AccessMode':{'Scope':'multi',"
                    + "'Sharing':'readonly','BlockVolume':{}},"
                    + "'Secrets':[{'Key':'password','Secret':'id1'}],"
                    + "'AccessibilityRequirements':{'Requisite':[{'Segments':{'z':'a'}}],"
                    + "'Preferred':[{'Segments':{'z':'b'}}]},"
                    + "'CapacityRange':{'RequiredBytes':7},'Availability':'drain'}}"));
    volumes.create(definition(ClusterSpec.defaults()));
    assertThat(transport.sent().path("ClusterVolumeSpec"))
        .isEqualTo(
            SentJson.parse(
                "{'Group':'','AccessMode':{'Scope':'single','Sharing':'none','MountVolume':{}},"
                    + "'Availability':'active'}"));
  }

  @Test
  void aSecretThatIsNotThere_isNamed() {
    transport.on("GET /secrets", 200, "[]");

    assertThatThrownBy(
            () ->
                volumes.create(
                    definition(ClusterSpec.builder().secret("password", "disk").build())))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("secret 'disk'");
  }

  @Test
  void refusalsOfCreate() {
    ClusterVolumeDefinition definition = definition(ClusterSpec.defaults());
    refuse(
        "POST /volumes/create",
        500,
        "rpc error: code = Unknown desc = name conflicts with an existing object");
    assertThatThrownBy(() -> volumes.create(definition)).isInstanceOf(VolumeExistsException.class);
    refuse(
        "POST /volumes/create",
        400,
        "rpc error: code = InvalidArgument desc = Volume AccessMode must specify either Mount");
    assertThatThrownBy(() -> volumes.create(definition))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("AccessMode");
    transport.on("POST /volumes/create", 201, LOCAL);
    assertThatThrownBy(() -> volumes.create(definition))
        .isInstanceOf(EngineProtocolException.class);
  }

  @Test
  void anEngineThatIsNoManager_isRefused() {
    String words = "This node is not a swarm manager. Use docker swarm init.";
    refuse("POST /volumes/create", 503, words);
    refuse("GET /volumes/cv1", 404, "get cv1: no such volume");
    refuse("GET /swarm", 503, words);
    transport.on("GET /volumes", 200, "{\"Volumes\":[" + LOCAL + "]}");

    for (Runnable call :
        List.<Runnable>of(
            () -> volumes.create(definition(ClusterSpec.defaults())),
            () -> volumes.find(CV1),
            volumes::list,
            () -> volumes.update(CV1, ClusterAvailability.PAUSE),
            () -> volumes.remove(CV1, RemovalOption.FORCE))) {
      assertThatThrownBy(call::run).isInstanceOf(UnsupportedByEngineException.class);
    }
  }

  @Test
  void anOldEngine_isNotAskedAtAll() {
    CannedTransport old = CannedTransport.speaking("1.41");
    ClusterVolumes none = over(old);

    UnsupportedByEngineException failure =
        catchThrowableOfType(
            UnsupportedByEngineException.class,
            () -> none.create(definition(ClusterSpec.defaults())));

    assertThat(failure).hasMessageContaining("needs API 1.42");
    assertThatThrownBy(() -> none.find(CV1)).isInstanceOf(UnsupportedByEngineException.class);
    assertThatThrownBy(none::list).isInstanceOf(UnsupportedByEngineException.class);
    assertThatThrownBy(() -> none.update(CV1, ClusterAvailability.PAUSE))
        .isInstanceOf(UnsupportedByEngineException.class);
    assertThatThrownBy(() -> none.remove(CV1)).isInstanceOf(UnsupportedByEngineException.class);
    assertThat(old.requests).containsExactly("GET /_ping");
  }

  @Test
  void update_sendsTheWholeSpecificationToTheId() {
    transport.on("GET /volumes/cv1", 200, VOLUME);
    transport.on("PUT /volumes/uo8jx6emvarz2slgeyir5ll9t?version=11", 200, "");

    volumes.update(CV1, ClusterAvailability.PAUSE);

    assertThat(transport.sent())
        .isEqualTo(SentJson.parse("{\"Spec\":" + SPEC.replace("active", "pause") + "}"));
  }

  @Test
  void update_thatIsOutdatedEachTime_isAFailureInTheEnd() {
    transport.on("GET /volumes/cv1", 200, VOLUME);
    refuse(
        "PUT /volumes/uo8jx6emvarz2slgeyir5ll9t?version=11",
        500,
        "rpc error: code = Unknown desc = update out of sequence");

    assertThatThrownBy(() -> volumes.update(CV1, ClusterAvailability.PAUSE))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("out of sequence");
    assertThat(transport.requests).filteredOn(it -> it.startsWith("PUT")).hasSize(5);
  }

  @Test
  void remove_goesByTheId_andSeesPastALocalVolume() {
    transport.on("GET /volumes/cv1", 200, LOCAL);
    transport.on("GET /volumes", 200, "{\"Volumes\":[" + LOCAL + "," + VOLUME + "]}");
    transport.on("DELETE /volumes/uo8jx6emvarz2slgeyir5ll9t", 204, "");
    volumes.remove(CV1);

    refuse(
        "DELETE /volumes/uo8jx6emvarz2slgeyir5ll9t",
        400,
        "rpc error: code = FailedPrecondition desc = volume is in use");
    assertThatThrownBy(() -> volumes.remove(CV1)).isInstanceOf(VolumeInUseException.class);
    refuse("DELETE /volumes/uo8jx6emvarz2slgeyir5ll9t", 404, "volume uo8jx not found");
    assertThatThrownBy(() -> volumes.remove(CV1)).isInstanceOf(VolumeNotFoundException.class);
  }

  @Test
  void onAManager_whatIsNotThereIsSaidInOtherWords() {
    transport.on("GET /swarm", 200, "{}");
    for (String words :
        List.of("volume cv1 not found", "rpc error: code = NotFound desc = volume cv1 not found")) {
      refuse("GET /volumes/cv1", 404, words);
      assertThat(volumes.find(CV1)).isEmpty();
      assertThatThrownBy(() -> volumes.remove(CV1)).isInstanceOf(VolumeNotFoundException.class);
      volumes.remove(CV1, RemovalOption.MISSING_IS_FINE);
    }
  }

  private static ClusterVolumeDefinition definition(ClusterSpec spec) {
    return ClusterVolumeDefinition.named("cv1", VolumeDriver.named("csi").option("a", "b"))
        .label("l", "m")
        .spec(spec)
        .build();
  }

  private void refuse(String methodAndPath, int status, String words) {
    transport.on(methodAndPath, status, "{\"message\":\"" + words + "\"}");
  }
}
