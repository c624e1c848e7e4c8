package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.callwire.annotation.RpcService;
import java.math.*;
import java.net.URI;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Values of one piece, containers of them, and how they stand in records. */
@RpcService
interface PlainTypes {
    Numbers ofNumbers(Numbers value);

    Boxes ofBoxes(Boxes value);

    MaybeBoxes ofMaybeBoxes(MaybeBoxes value);

    Letters ofLetters(Letters value);

    Truth ofTruth(Truth value);

    Names ofNames(Names value);

    Moments ofMoments(Moments value);

    Days ofDays(Days value);

    Spans ofSpans(Spans value);

    Years ofYears(Years value);

    Zones ofZones(Zones value);

    Bytes ofBytes(Bytes value);

    Arrays ofArrays(Arrays value);

    Lists ofLists(Lists value);

    Holes ofHoles(Holes value);

    Nested ofNested(Nested value);

    Maps ofMaps(Maps value);

    NumberKeys ofNumberKeys(NumberKeys value);

    FractionKeys ofFractionKeys(FractionKeys value);

    TimeKeys ofTimeKeys(TimeKeys value);

    OtherKeys ofOtherKeys(OtherKeys value);

    Color ofColor(Color value);

    EnumKeys ofEnumKeys(EnumKeys value);

    Maybes ofMaybes(Maybes value);

    MaybeInside ofMaybeInside(MaybeInside value);

    Empty ofEmpty(Empty value);

    Tree ofTree(Tree value);

    Left ofLeft(Left value);

    Right ofRight(Right value);

    Entry ofEntry(Entry value);

    Keywords ofKeywords(Keywords value);

    Unicode ofUnicode(Unicode value);

    Pair<String, Integer> ofPairStringInteger(Pair<String, Integer> value);

    Pair<Color, Pair<List<Color>, Tree>> ofPairColorPairListColorTree(Pair<Color, Pair<List<Color>, Tree>> value);

    Page<Truth> ofPageTruth(Page<Truth> value);

    Page<Pair<Integer, String>> ofPagePairIntegerString(Page<Pair<Integer, String>> value);

    record Numbers(byte a, short b, int c, long d, float e, double f, BigInteger g, BigDecimal h) {}

    record Boxes(Byte a, Short b, Integer c, Long d, Float e, Double f, Boolean g, Character h) {}

    record MaybeBoxes(
            @Nullable Byte a,
            @Nullable Integer b,
            @Nullable Double c,
            @Nullable Boolean d) {}

    record Letters(char a, String b, @Nullable String c) {}

    record Truth(boolean a) {}

    record Names(UUID id, URI link, Locale language, Currency money) {}

    record Moments(Instant a, OffsetDateTime b, ZonedDateTime c, LocalDateTime d) {}

    record Days(LocalDate a, LocalTime b, OffsetTime c) {}

    record Spans(Duration a, Period b) {}

    record Years(Year a, YearMonth b, MonthDay c) {}

    record Zones(ZoneId a, ZoneOffset b) {}

    record Bytes(byte[] a, byte @Nullable [] b) {}

    record Arrays(int[] a, long[][] b, String[] c, char[] d, boolean[] e, double[] f) {}

    record Lists(List<Integer> a, Collection<String> b, Set<String> c, Deque<Long> d, SortedSet<Integer> e) {}

    record Holes(List<@Nullable Integer> a, Map<String, @Nullable String> b) {}

    record Nested(List<List<Map<String, Set<Integer>>>> a) {}

    record Maps(Map<String, Integer> a, TreeMap<String, String> b, SortedMap<String, Boolean> c) {}

    record NumberKeys(Map<Integer, String> a, Map<Long, Boolean> b, Map<BigInteger, Integer> c) {}

    record FractionKeys(Map<Double, String> a, Map<BigDecimal, String> b) {}

    record TimeKeys(
            Map<LocalDate, Integer> a, Map<Instant, Integer> b, Map<Duration, Integer> c, Map<YearMonth, Integer> d) {}

    record OtherKeys(Map<UUID, Integer> a, Map<Boolean, Integer> b, Map<Character, Integer> c, Map<URI, Integer> d) {}

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    record EnumKeys(EnumMap<Color, Integer> a, Map<Color, List<Color>> b, EnumSet<Color> c) {}

    record Maybes(Optional<String> a, OptionalInt b, OptionalLong c, OptionalDouble d, Optional<Color> e) {}

    record MaybeInside(List<Optional<String>> a, Map<String, Optional<Color>> b) {}

    record Empty() {}

    record Tree(String name, List<Tree> children, @Nullable Tree twin) {}

    record Left(@Nullable Right right, int depth) {}

    record Right(@Nullable Left left, String label) {}

    record Entry(Map.Entry<String, Integer> a) {}

    record Pair<A, B>(A first, B second) {}

    record Page<T>(List<T> items, int total, @Nullable Page<T> next) {}

    record Keywords(
            int constructor,
            int prototype,
            int toString_,
            String $ref,
            @Nullable String valueOf) {}

    record Unicode(
            @JsonProperty("grüße") int a,
            @JsonProperty("名") int b,
            @JsonProperty("__proto__") int c) {}
}
