package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.callwire.annotation.RpcSchema;
import dev.callwire.annotation.RpcService;
import java.math.*;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** Values that annotations write in another form. */
@RpcService
interface FormedTypes {
    Patterns ofPatterns(Patterns value);

    OffsetPatterns ofOffsetPatterns(OffsetPatterns value);

    PatternsInside ofPatternsInside(PatternsInside value);

    Timestamps ofTimestamps(Timestamps value);

    DateArrays ofDateArrays(DateArrays value);

    Texts ofTexts(Texts value);

    Bits ofBits(Bits value);

    Point ofPoint(Point value);

    Mixed ofMixed(Mixed value);

    PointBean ofPointBean(PointBean value);

    Track ofTrack(Track value);

    Renamed ofRenamed(Renamed value);

    Numbered ofNumbered(Numbered value);

    SnakeEnum ofSnakeEnum(SnakeEnum value);

    KebabEnum ofKebabEnum(KebabEnum value);

    UpperEnum ofUpperEnum(UpperEnum value);

    Camel ofCamel(Camel value);

    Coded ofCoded(Coded value);

    Lettered ofLettered(Lettered value);

    WithDefault ofWithDefault(WithDefault value);

    Lenient ofLenient(Lenient value);

    EnumsInside ofEnumsInside(EnumsInside value);

    Hex ofHex(Hex value);

    Cents ofCents(Cents value);

    Tags ofTags(Tags value);

    HexKeys ofHexKeys(HexKeys value);

    Described ofDescribed(Described value);

    DescribedType ofDescribedType(DescribedType value);

    DescribedAs ofDescribedAs(DescribedAs value);

    Built ofBuilt(Built value);

    record Patterns(
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate a,
            @JsonFormat(pattern = "HH:mm") LocalTime b,

            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSS")
            LocalDateTime c,

            @JsonFormat(pattern = "yyyyMM") YearMonth d,

            @JsonFormat(pattern = "dd MMM yyyy", locale = "en")
            LocalDate e) {}

    record OffsetPatterns(
            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ssXXX")
            OffsetDateTime a,

            @JsonFormat(pattern = "yyyy-MM-dd HH:mm:ss", timezone = "UTC")
            Instant b) {}

    record PatternsInside(
            @JsonFormat(pattern = "yyyy") List<Year> a,
            @JsonFormat(pattern = "dd/MM/yyyy") Map<String, LocalDate> b,
            @JsonFormat(pattern = "dd/MM/yyyy") Optional<LocalDate> c) {}

    record Timestamps(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant a,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) Instant b,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Duration c,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER_INT) LocalDate d,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Year e) {}

    record DateArrays(
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) LocalDate a,
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) LocalTime b,
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) LocalDateTime c,
            @JsonFormat(shape = JsonFormat.Shape.ARRAY) YearMonth d) {}

    record Texts(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long a,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal b,
            @JsonFormat(shape = JsonFormat.Shape.STRING) boolean c,
            @JsonSerialize(using = ToStringSerializer.class) long d) {}

    record Bits(@JsonFormat(shape = JsonFormat.Shape.NUMBER) boolean a) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(int x, int y) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"b", "a"})
    record Mixed(int a, String b, @Nullable Boolean c) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    class PointBean {
        public int x;
        public String label = "";
        private int z;

        public int getZ() {
            return z;
        }

        public void setZ(int z) {
            this.z = z;
        }
    }

    record Track(List<Point> points, Map<String, Point> named) {}

    enum Renamed {
        @JsonProperty("one")
        ONE,
        @JsonProperty("two words")
        TWO,
        THREE
    }

    @JsonFormat(shape = JsonFormat.Shape.NUMBER)
    enum Numbered {
        ZERO,
        FIRST,
        SECOND
    }

    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum SnakeEnum {
        PLAIN,
        TWO_WORDS,
        X1_Y2
    }

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    enum KebabEnum {
        PLAIN,
        TWO_WORDS,
        _ODD__ONE
    }

    @EnumNaming(EnumNamingStrategies.UpperCamelCaseStrategy.class)
    enum UpperEnum {
        PLAIN,
        @JsonProperty("given")
        TWO_WORDS
    }

    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    enum Camel {
        PLAIN,
        TWO_WORDS,
        AND_THREE_WORDS
    }

    enum Coded {
        LOW(10),
        HIGH(20);

        private final int code;

        Coded(int code) {
            this.code = code;
        }

        @JsonValue
        int code() {
            return code;
        }

        @JsonCreator
        static Coded of(int code) {
            return code == 10 ? LOW : HIGH;
        }
    }

    enum Lettered {
        A("a"),
        B("b");

        @JsonValue
        final String letter;

        Lettered(String letter) {
            this.letter = letter;
        }
    }

    enum WithDefault {
        @JsonEnumDefaultValue
        UNKNOWN,
        KNOWN
    }

    enum Lenient {
        YES,
        NO;

        @JsonCreator
        static Lenient of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    record EnumsInside(
            Map<Renamed, Integer> a,
            Map<Lettered, Integer> b,
            List<Numbered> c,
            Map<Numbered, Integer> d,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Renamed e) {}

    record Hex(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Hex {}
    }

    record Cents(@JsonValue long amount) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Cents {}
    }

    record Tags(@JsonValue List<String> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Tags {}
    }

    record HexKeys(Map<Hex, Integer> a) {}

    record Described(
            @JsonSerialize(using = ToStringSerializer.class) @RpcSchema(as = String.class)
            BigDecimal a,

            @JsonRawValue @RpcSchema("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}")
            String b,

            List<@RpcSchema("{\"type\": \"integer\", \"multipleOf\": 1}") Integer> c) {}

    @RpcSchema("{\"type\": \"object\", \"required\": [\"x\"], \"properties\": {\"x\": {\"type\": \"integer\"}}}")
    record DescribedType(int x) {}

    @RpcSchema(as = Point.class)
    record DescribedAs(int x, int y) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static DescribedAs of(int[] xy) {
            return new DescribedAs(xy[0], xy[1]);
        }

        @JsonValue
        int[] xy() {
            return new int[] {x, y};
        }
    }

    interface Named {
        String getName();
    }

    @JsonSerialize(as = Named.class)
    class NamedThing implements Named {
        private String name = "";
        public int other;

        @Override
        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }
    }

    @JsonDeserialize(builder = Built.Builder.class)
    final class Built {
        private final int size;

        private Built(int size) {
            this.size = size;
        }

        public int getSize() {
            return size;
        }

        static final class Builder {
            private int size;

            Builder withSize(int size) {
                this.size = size;
                return this;
            }

            Built build() {
                return new Built(size);
            }
        }
    }
}
