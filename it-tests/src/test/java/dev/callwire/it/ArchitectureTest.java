package dev.callwire.it;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture of the house: which room may use which. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.callwire");

    private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.callwire..");

    private static final DescribedPredicate<JavaClass> CODECS =
            DescribedPredicate.describe("are codecs", type -> outermost(type).endsWith("Codecs"));

    private static final DescribedPredicate<JavaClass> GENERATED = simpleNameEndingWith("Client")
            .or(simpleNameEndingWith("Dispatcher"))
            .or(simpleNameEndingWith("Binding"))
            .and(resideInAPackage("dev.callwire.contract"))
            .and(not(DescribedPredicate.describe(
                    "are written by hand",
                    type -> List.of("Client", "ContractClient").contains(type.getSimpleName()))));

    static Stream<Arguments> rooms() {
        return Stream.of(
                room("annotation"),
                room("schema"),
                room("schema.compat", "schema"),
                room("maven.folder"),
                room("maven.typescript", "schema"),
                room("maven.docs", "schema"),
                room("maven", "maven.docs", "maven.folder", "maven.typescript", "schema", "schema.compat"),
                room("transport"),
                room("json", "annotation"),
                room("json.codec", "json"),
                room("stream"),
                room("stub", "stream", "json", "annotation"),
                room("flow", "stub", "stream", "annotation"),
                room("call", "stub", "stream", "json", "transport"),
                room("protocol", "call", "stub", "json", "transport"),
                room("protocol.jsonrpc", "protocol", "call", "stub", "json", "transport"),
                room("protocol.r2", "protocol", "call", "stub", "json", "transport"),
                room("protocol.msgrpc", "protocol", "call", "stub", "json", "transport"),
                room("transport.http", "transport"),
                room("transport.netty", "transport"),
                room("wamp.message", "json"),
                room("wamp.mapping", "wamp.message", "protocol", "stub", "json"),
                room(
                        "wamp.server",
                        "wamp.auth",
                        "wamp.router",
                        "wamp.mapping",
                        "wamp.message",
                        "protocol",
                        "call",
                        "stub",
                        "json",
                        "transport"),
                room(
                        "wamp",
                        "wamp.client",
                        "wamp.server",
                        "wamp.binary",
                        "wamp.auth",
                        "wamp.router",
                        "wamp.message",
                        "protocol",
                        "call"),
                room("wamp.binary", "protocol", "json"),
                room("wamp.router", "wamp.message", "json"),
                room("wamp.auth", "wamp.router", "wamp.message", "json"),
                room(
                        "wamp.client",
                        "wamp.auth",
                        "wamp.mapping",
                        "wamp.message",
                        "protocol",
                        "call",
                        "stub",
                        "json",
                        "transport"),
                room("engine", "flow", "call", "stub", "stream", "protocol", "json", "transport", "annotation"));
    }

    private static Arguments room(String name, String... mayUse) {
        return Arguments.of(name, mayUse);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void roomUsesOnlyTheRoomsBelowIt(String room, String[] mayUse) {
        var allowed = Stream.concat(Stream.of(room), Arrays.stream(mayUse))
                .map(name -> "dev.callwire." + name)
                .toArray(String[]::new);

        classes()
                .that(resideInAPackage("dev.callwire." + room))
                .should(onlyDependOnClassesThat(not(OURS).or(resideInAnyPackage(allowed))))
                .check(HOUSE);
    }

    @Test
    void everyRoomIsInThePicture() {
        var inThePicture = rooms().map(room -> "dev.callwire." + room.get()[0]).toList();

        assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                inThePicture.stream(),
                                Stream.of("dev.callwire", "dev.callwire.contract", "dev.callwire.testing"))
                        .toList());
    }

    @Test
    void nobodyUsesTheFrontDoors() {
        noClasses()
                .that(OURS.and(
                        not(resideInAnyPackage("dev.callwire", "dev.callwire.contract", "dev.callwire.testing"))))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.callwire"))
                .check(HOUSE);
    }

    @Test
    void testingUsesWhatItsUsersSee() {
        classes()
                .that(resideInAPackage("dev.callwire.testing"))
                .should(onlyDependOnClassesThat(not(OURS)
                        .or(resideInAnyPackage(
                                "dev.callwire",
                                "dev.callwire.testing",
                                "dev.callwire.call",
                                "dev.callwire.transport"))))
                .check(HOUSE);
    }

    @Test
    void noRoomTakesPartInACycle() {
        slices().matching("dev.callwire.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void onlyTheNettyTransportNamesNetty() {
        noClasses()
                .that(not(resideInAPackage("dev.callwire.transport.netty")))
                .should()
                .dependOnClassesThat(resideInAPackage("io.netty.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheJsonRoomNamesJackson() {
        noClasses()
                .that(OURS.and(not(resideInAnyPackage(
                        "dev.callwire.json",
                        "dev.callwire.schema",
                        "dev.callwire.contract",
                        "dev.callwire.wamp.binary"))))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
                .check(HOUSE);
    }

    @Test
    void librariesThatMayBeMissingAreNamedByOneClassEach() {
        noClasses()
                .that(not(DescribedPredicate.describe(
                        "are for what needs the library",
                        type -> List.of("MessagePack", "Argon2").contains(outermost(type)))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.msgpack..", "org.bouncycastle.."))
                .check(HOUSE);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type.getSimpleName());
    }

    @Test
    void generatedCodeNamesOnlyTheStubs() {
        assertThat(HOUSE.stream().filter(GENERATED)).hasSizeGreaterThan(15);

        classes()
                .that(GENERATED)
                .should(onlyDependOnClassesThat(not(OURS)
                        .or(resideInAnyPackage("dev.callwire.stub", "dev.callwire.stream", "dev.callwire.contract"))
                        .or(DescribedPredicate.describe(
                                "are values that the service itself uses, or codecs of its values",
                                type -> List.of("dev.callwire.json.RawJson", "dev.callwire.json.GeneratedCodec")
                                        .contains(type.getName())))))
                .check(HOUSE);
    }

    @Test
    void generatedCodecsNameOnlyTheRoomsOfJson() {
        var generated = CODECS.and(resideInAPackage("dev.callwire.contract"));
        assertThat(HOUSE.stream().filter(generated)).isNotEmpty();

        classes()
                .that(generated)
                .should(onlyDependOnClassesThat(not(OURS)
                        .or(resideInAnyPackage(
                                "dev.callwire.json", "dev.callwire.json.codec", "dev.callwire.contract"))))
                .check(HOUSE);
    }

    @Test
    void annotationsUseNothingButJava() {
        classes()
                .that(resideInAPackage("dev.callwire.annotation"))
                .should(onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.callwire.annotation")))
                .check(HOUSE);
    }

    @Test
    void everyRoomIsNullMarked() {
        var rooms = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.getName().equals("dev.callwire.annotation"))
                .distinct();

        assertThat(rooms).isNotEmpty().allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void implementationsAreFinalAndHidden() {
        var implementations = HOUSE.stream()
                .filter(resideInAnyPackage(
                        "dev.callwire.engine",
                        "dev.callwire.flow",
                        "dev.callwire.protocol.jsonrpc",
                        "dev.callwire.protocol.r2",
                        "dev.callwire.protocol.msgrpc",
                        "dev.callwire.transport.http",
                        "dev.callwire.transport.netty",
                        "dev.callwire.wamp.client",
                        "dev.callwire.wamp.router",
                        "dev.callwire.wamp.server"))
                .filter(type -> type.isTopLevelClass() && !type.isInterface())
                .toList();

        assertThat(implementations.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .hasSizeLessThan(implementations.size() / 3);
    }

    @Test
    void noClassIsNamedForWhatItIsNot() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(HOUSE);
    }

    @Test
    void thePictureWouldShowAWrongWay() {
        assertThat(noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.netty.."))
                        .evaluate(HOUSE)
                        .hasViolation())
                .isTrue();
        assertThat(alwaysTrue().test(HOUSE)).isTrue();
    }
}
