package dev.stowage.docker.wire;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.cluster;
import static dev.stowage.volume.mount.MountDefinition.clusterGroup;
import static dev.stowage.volume.mount.MountDefinition.image;
import static dev.stowage.volume.mount.MountDefinition.pipe;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Mount;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Engines;
import dev.stowage.volume.ByteSize;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Propagation;
import dev.stowage.volume.mount.Submounts;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MountObjectsTest {

  private static final EngineIdentity NEWEST = Engines.linux(51);

  @Test
  void aPlainBindSaysNothingMore() {
    sends(bind("/h").at("/x"), "{'Type':'bind','Source':'/h','Target':'/x'}");
  }

  @Test
  void pathsGoOutCleanedAndMayHoldColons() {
    sends(
        bind("/h//a:b/../c:d/").at("/x:1/./y/"),
        "{'Type':'bind','Source':'/h/c:d','Target':'/x:1/y'}");
  }

  @Test
  void aReadOnlyBind() {
    sends(
        bind("/h").at("/x").readOnly(),
        "{'Type':'bind','Source':'/h','Target':'/x','ReadOnly':true}");
  }

  @Test
  void submountsForcedToBeReadOnly() {
    sends(
        bind("/h").at("/x").readOnly(Submounts.READ_ONLY),
        "{'Type':'bind','Source':'/h','Target':'/x','ReadOnly':true,"
            + "'BindOptions':{'Propagation':'rprivate','ReadOnlyForceRecursive':true}}");
  }

  @Test
  void submountsThatStayWritable() {
    MountBuilder<?, ?> mount = bind("/h").at("/x").readOnly(Submounts.WRITABLE);

    sends(
        mount,
        "{'Type':'bind','Source':'/h','Target':'/x','ReadOnly':true,"
            + "'BindOptions':{'ReadOnlyNonRecursive':true}}");
    assertThat(SentJson.of(MountObjects.of(mount.build(), Engines.linux(43))))
        .as("the field is unknown there, and the engine always does so")
        .isEqualTo(SentJson.parse("{'Type':'bind','Source':'/h','Target':'/x','ReadOnly':true}"));
  }

  @Test
  void submountsLeftOut() {
    sends(
        bind("/h").at("/x").withoutSubmounts(),
        "{'Type':'bind','Source':'/h','Target':'/x','BindOptions':{'NonRecursive':true}}");
  }

  @Test
  void aHostPathToBeCreated() {
    sends(
        bind("/h").at("/x").createHostPath(),
        "{'Type':'bind','Source':'/h','Target':'/x','BindOptions':{'CreateMountpoint':true}}");
  }

  @Test
  void allOptionsOfABindTogether() {
    sends(
        bind("/h").at("/x").createHostPath().withoutSubmounts().propagation(Propagation.SLAVE),
        "{'Type':'bind','Source':'/h','Target':'/x','BindOptions':"
            + "{'Propagation':'slave','NonRecursive':true,'CreateMountpoint':true}}");
  }

  @ParameterizedTest
  @EnumSource
  void propagation(Propagation propagation) {
    sends(
        bind("/h").at("/x").propagation(propagation),
        "{'Type':'bind','Source':'/h','Target':'/x','BindOptions':{'Propagation':'"
            + propagation.word()
            + "'}}");
  }

  @Test
  void windowsPathsStayAsTheyAre() {
    assertThat(MountObjects.of(bind("C:/h").at("d:/x/").build(), Engines.windows(51)))
        .extracting(Mount::getSource, Mount::getTarget)
        .containsExactly("C:/h", "d:\\x");
  }

  @Test
  void aVolumeByItsName() {
    sends(volume("data").at("/x"), "{'Type':'volume','Source':'data','Target':'/x'}");
    sends(
        volume("data").at("/x").readOnly(),
        "{'Type':'volume','Source':'data','Target':'/x','ReadOnly':true}");
    sends(
        volume("data").at("/x").noCopy(),
        "{'Type':'volume','Source':'data','Target':'/x','VolumeOptions':{'NoCopy':true}}");
    sends(
        volume("data").at("/x").subpath("./a//b/"),
        "{'Type':'volume','Source':'data','Target':'/x','VolumeOptions':{'Subpath':'a/b'}}");
    sends(
        volume("bucket/folder").at("/x"),
        "{'Type':'volume','Source':'bucket/folder','Target':'/x'}");
  }

  @Test
  void aDefinedVolumeAlwaysNamesItsDriver() {
    VolumeDefinition plain = VolumeDefinition.named("data").build();

    sends(
        volume(plain).at("/x"),
        "{'Type':'volume','Source':'data','Target':'/x',"
            + "'VolumeOptions':{'DriverConfig':{'Name':'local'}}}");
    sends(
        volume("data").at("/x").label("app", "shop"),
        "{'Type':'volume','Source':'data','Target':'/x','VolumeOptions':"
            + "{'Labels':{'app':'shop'},'DriverConfig':{'Name':'local'}}}");
  }

  @Test
  void aDefinedVolumeWithEverything() {
    VolumeDriver driver = VolumeDriver.named("lab/nfs:1").option("o", "addr=a,rw").option("b", "");
    VolumeDefinition defined =
        VolumeDefinition.named("data").driver(driver).label("app", "shop").label("e", "").build();

    sends(
        volume(defined).at("/x").noCopy().subpath("a").readOnly(),
        "{'Type':'volume','Source':'data','Target':'/x','ReadOnly':true,'VolumeOptions':"
            + "{'NoCopy':true,'Subpath':'a','Labels':{'app':'shop','e':''},"
            + "'DriverConfig':{'Name':'lab/nfs:1','Options':{'o':'addr=a,rw','b':''}}}}");
  }

  @Test
  void anonymousVolumesHaveNoSource() {
    sends(
        anonymousVolume().at("/x"),
        "{'Type':'volume','Target':'/x','VolumeOptions':{'DriverConfig':{'Name':'local'}}}");
    sends(
        anonymousVolume().at("/x").noCopy().label("a", "b").driver(VolumeDriver.named("nfs")),
        "{'Type':'volume','Target':'/x','VolumeOptions':"
            + "{'NoCopy':true,'Labels':{'a':'b'},'DriverConfig':{'Name':'nfs'}}}");
  }

  @Test
  void tmpfsWithoutAndWithOptions() {
    sends(tmpfs().at("/x"), "{'Type':'tmpfs','Target':'/x'}");
    sends(tmpfs().at("/x").readOnly(), "{'Type':'tmpfs','Target':'/x','ReadOnly':true}");
    sends(
        tmpfs().at("/x").exec(),
        "{'Type':'tmpfs','Target':'/x','TmpfsOptions':{'Options':[['exec']]}}");
    sends(
        tmpfs().at("/x").exec().size("64m").mode("0700"),
        "{'Type':'tmpfs','Target':'/x','TmpfsOptions':"
            + "{'SizeBytes':67108864,'Mode':448,'Options':[['exec']]}}");
  }

  @ParameterizedTest
  @CsvSource({"0755, 493", "755, 493", "1777, 1023", "7777, 4095", "1, 1", "0007, 7"})
  void aModeGoesOutAsTheDecimalOfItsOctal(String octal, int decimal) {
    sends(
        tmpfs().at("/x").mode(octal),
        "{'Type':'tmpfs','Target':'/x','TmpfsOptions':{'Mode':" + decimal + "}}");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2g, 2147483648",
    "3t, 3298534883328",
    "9223372036854775807, 9223372036854775807"
  })
  void aSizeIsALong(String size, long bytes) {
    Mount mount = MountObjects.of(tmpfs().at("/x").size(size).build(), NEWEST);

    assertThat(SentJson.of(mount).at("/TmpfsOptions/SizeBytes").longValue())
        .isEqualTo(bytes)
        .isEqualTo(ByteSize.parse(size).bytes());
  }

  @Test
  void images() {
    sends(image("alpine:3").at("/x"), "{'Type':'image','Source':'alpine:3','Target':'/x'}");
    sends(
        image("alpine").at("/x").subpath("bin/"),
        "{'Type':'image','Source':'alpine','Target':'/x','ImageOptions':{'Subpath':'bin'}}");
  }

  @Test
  void pipes() {
    Mount mount =
        MountObjects.of(pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\b").build(), Engines.windows(51));

    assertThat(SentJson.of(mount))
        .isEqualTo(
            SentJson.parse(
                "{\"Type\":\"npipe\",\"Source\":\"\\\\\\\\.\\\\pipe\\\\a\","
                    + "\"Target\":\"\\\\\\\\.\\\\pipe\\\\b\"}"));
  }

  @Test
  void clusterVolumes() {
    sends(
        cluster("data").at("/x"),
        "{'Type':'cluster','Source':'data','Target':'/x','ClusterOptions':{}}");
    sends(
        clusterGroup("fast").at("/x").readOnly(),
        "{'Type':'cluster','Source':'group:fast','Target':'/x','ReadOnly':true,"
            + "'ClusterOptions':{}}");
  }

  @Test
  void everyKindHasATypeInItsObject() {
    Stream<MountDefinition> all =
        Stream.of(
            bind("/h").at("/x").build(),
            volume("data").at("/x").build(),
            anonymousVolume().at("/x").build(),
            tmpfs().at("/x").build(),
            image("alpine").at("/x").build(),
            pipe("\\\\.\\pipe\\a").at("\\\\.\\pipe\\b").build(),
            cluster("data").at("/x").build());

    assertThat(all)
        .allSatisfy(
            mount ->
                assertThat(SentJson.of(MountObjects.of(mount, NEWEST)).path("Type").asText())
                    .as("%s", mount)
                    .isNotEmpty())
        .extracting(Object::getClass)
        .hasSameElementsAs(Arrays.<Class<?>>asList(MountDefinition.class.getPermittedSubclasses()));
  }

  @Test
  void anEmptyPathNeverGetsThisFar() {
    assertThatThrownBy(() -> bind("").at("/c").build())
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(() -> bind("/h").at("").build())
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(() -> volume("").at("/c").build())
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void eachCallMakesItsOwnObject() {
    MountDefinition mount = volume("data").at("/x").label("a", "b").build();

    assertThat(MountObjects.of(mount, NEWEST)).isNotSameAs(MountObjects.of(mount, NEWEST));
  }

  private static void sends(MountBuilder<?, ?> mount, String json) {
    assertThat(SentJson.of(MountObjects.of(mount.build(), NEWEST))).isEqualTo(SentJson.parse(json));
  }
}
