package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.volume.VolumeFilter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeQueryTest {

  @Test
  void everythingNeedsNoFilter() {
    assertThat(fill(VolumeFilter.all())).isEmpty();
    assertThat(fill(VolumeFilter.all().nameContains(""))).isEmpty();
    assertThat(fill(VolumeFilter.all().driver())).isEmpty();
  }

  @Test
  void everyCriterionTogether() {
    VolumeFilter filter =
        VolumeFilter.all()
            .nameContains("db")
            .label("app", "shop")
            .label("tier")
            .label("empty", "")
            .driver("local")
            .unused();

    assertThat(fill(filter))
        .isEqualTo(
            SentJson.parse(
                "{'name':['db'],'driver':['local'],'label':['app=shop','empty=','tier'],"
                    + "'dangling':['true']}"));
    assertThat(fill(filter.used()).path("dangling")).isEqualTo(SentJson.parse("['false']"));
  }

  @Test
  void ofSeveralNamePartsTheLongestGoesSinceTheEngineTakesAnyOfThem() {
    VolumeFilter filter =
        VolumeFilter.all().nameContains("db").nameContains("orders").nameContains("x");

    assertThat(fill(filter)).isEqualTo(SentJson.parse("{'name':['orders']}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b", "a+b", "a*", "(a", "[a", "a]", "{1}", "^a", "a$", "a|b", "a\\b", "a?", "\\Q",
        "a-b_c/d", "é"
      })
  void aTextIsNotAPattern(String text) {
    String sent = fill(VolumeFilter.all().nameContains(text)).at("/name/0").textValue();

    assertThat(Pattern.compile(sent).matcher("x" + text + "y").find()).isTrue();
    assertThat(Pattern.compile(sent).matcher(text).matches()).isTrue();
    assertThat(Pattern.compile(sent).matcher("xaby").find()).isFalse();
  }

  @Test
  void onlyGoSignsOfARegularExpressionAreEscaped() {
    assertThat(fill(VolumeFilter.all().nameContains("a.b-c_d/é")).at("/name/0").textValue())
        .as("Go refuses an escape that it does not know, and then nothing matches")
        .isEqualTo("a\\.b-c_d/é");
  }

  @Test
  void aManagedPluginIsAskedForWithItsTagToo() {
    assertThat(fill(VolumeFilter.all().driver("lab/nfs", "local", "lab/s3:2")).path("driver"))
        .isEqualTo(SentJson.parse("['lab/nfs','lab/nfs:latest','lab/s3:2','local']"));
  }

  private static ObjectNode fill(VolumeFilter filter) {
    return VolumeQuery.fill(JsonNodeFactory.instance.objectNode(), filter);
  }
}
