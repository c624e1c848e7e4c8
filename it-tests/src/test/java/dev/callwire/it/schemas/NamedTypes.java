package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRootName;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.callwire.annotation.RpcService;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What names and directions annotations give to properties. */
@RpcService
interface NamedTypes {
    Renamed ofRenamed(Renamed value);

    Defaulted ofDefaulted(Defaulted value);

    Leavable ofLeavable(Leavable value);

    Aliased ofAliased(Aliased value);

    Indexed ofIndexed(Indexed value);

    Ordered ofOrdered(Ordered value);

    Alphabetic ofAlphabetic(Alphabetic value);

    Snake ofSnake(Snake value);

    UpperSnake ofUpperSnake(UpperSnake value);

    UpperCamel ofUpperCamel(UpperCamel value);

    Lower ofLower(Lower value);

    Kebab ofKebab(Kebab value);

    Dotted ofDotted(Dotted value);

    SnakeButOne ofSnakeButOne(SnakeButOne value);

    SnakeBean ofSnakeBean(SnakeBean value);

    Hiding ofHiding(Hiding value);

    HidingNamed ofHidingNamed(HidingNamed value);

    Including ofIncluding(Including value);

    HidingType ofHidingType(HidingType value);

    Directions ofDirections(Directions value);

    OnlyWritten ofOnlyWritten(OnlyWritten value);

    OnlyRead ofOnlyRead(OnlyRead value);

    Computing ofComputing(Computing value);

    Accessors ofAccessors(Accessors value);

    FieldsOnly ofFieldsOnly(FieldsOnly value);

    ProtectedFields ofProtectedFields(ProtectedFields value);

    Views ofViews(Views value);

    Rooted ofRooted(Rooted value);

    OfBundle ofOfBundle(OfBundle value);

    Derived ofDerived(Derived value);

    Promising ofPromising(Promising value);

    record Renamed(
            @JsonProperty("a-b") int a, @JsonProperty("$") String b) {}

    record Defaulted(
            @JsonProperty(defaultValue = "5") int a,
            @JsonProperty(defaultValue = "x") String b) {}

    record Leavable(
            @JsonProperty(isRequired = com.fasterxml.jackson.annotation.OptBoolean.FALSE)
            int a) {}

    record Aliased(@JsonAlias({"old", "older"}) int a) {}

    record Indexed(
            @JsonProperty(index = 2) int a,
            @JsonProperty(index = 1) int b,
            int c) {}

    @JsonPropertyOrder({"c", "a"})
    record Ordered(int a, int b, int c) {}

    @JsonPropertyOrder(alphabetic = true)
    record Alphabetic(int z, int y, int x) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Snake(int fooBar, int fooURL, int x1Y2, int aB, String someHTTPThing) {}

    @JsonNaming(PropertyNamingStrategies.UpperSnakeCaseStrategy.class)
    record UpperSnake(int fooBar, int fooURL, int x1Y2) {}

    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    record UpperCamel(int fooBar, int x) {}

    @JsonNaming(PropertyNamingStrategies.LowerCaseStrategy.class)
    record Lower(int fooBar, int fooURL) {}

    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Kebab(int fooBar, int fooURLBar, int x1Y2, int aBC) {}

    @JsonNaming(PropertyNamingStrategies.LowerDotCaseStrategy.class)
    record Dotted(int fooBar, int fooURLBar) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record SnakeButOne(int fooBar, @JsonProperty("fooBaz") int other) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    class SnakeBean {
        public int someThing;
        private String otherThing = "";

        public String getOtherThing() {
            return otherThing;
        }

        public void setOtherThing(String otherThing) {
            this.otherThing = otherThing;
        }
    }

    record Hiding(int a, @JsonIgnore @Nullable String b) {}

    @JsonIgnoreProperties({"b", "c"})
    class HidingNamed {
        public int a;
        public int b;
        public int c;
    }

    @JsonIncludeProperties({"a"})
    class Including {
        public int a;
        public int b;
    }

    @JsonIgnoreType
    record Secret(String key) {}

    class HidingType {
        public int a;
        public @Nullable Secret secret;
    }

    class Directions {
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public int told;

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public int taken;

        @JsonProperty(access = JsonProperty.Access.READ_WRITE)
        private int both;

        private int kept;

        @JsonIgnore
        public int getKept() {
            return kept;
        }

        @JsonProperty
        public void setKept(int kept) {
            this.kept = kept;
        }

        public int getComputed() {
            return both + kept;
        }
    }

    @JsonIgnoreProperties(value = "a", allowGetters = true)
    class OnlyWritten {
        public int a = 3;
        public int b;
    }

    @JsonIgnoreProperties(value = "a", allowSetters = true)
    class OnlyRead {
        public int a;
        public int b;
    }

    record Computing(int a) {
        public int getTwice() {
            return 2 * a;
        }

        @JsonProperty("half")
        public int middle() {
            return a / 2;
        }
    }

    class Accessors {
        private int a;
        private int b;

        @JsonGetter("alpha")
        int readAlpha() {
            return a;
        }

        @JsonSetter("alpha")
        void writeAlpha(int value) {
            a = value;
        }

        public int getB() {
            return b;
        }

        public void setB(int b) {
            this.b = b;
        }
    }

    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE,
            setterVisibility = JsonAutoDetect.Visibility.NONE)
    class FieldsOnly {
        private int a;
        protected String b = "";

        public int getOther() {
            return a;
        }

        public boolean isOdd() {
            return a % 2 == 1;
        }
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.PROTECTED_AND_PUBLIC)
    class ProtectedFields {
        int a;
        protected int b;
        public int c;
    }

    class Views {
        @JsonView(Truth.class)
        public int a;

        @JsonView(Truth.class)
        private int b = 2;

        public int c;

        int b() {
            return b;
        }
    }

    record Truth(boolean a) {}

    @JsonRootName("root")
    record Rooted(int a) {}

    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonProperty("bundled")
    @interface Bundled {}

    record OfBundle(@Bundled int a) {}

    class Base {
        private String id = "";

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }
    }

    class Derived extends Base {
        public int size;
        private boolean good;
        private List<String> tags = List.of();
        private String uRL = "";

        public boolean isGood() {
            return good;
        }

        public void setGood(boolean good) {
            this.good = good;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public String getURL() {
            return uRL;
        }

        public void setURL(String url) {
            uRL = url;
        }
    }

    class Promising {
        @JsonProperty(required = true)
        public int a;

        @JsonProperty(required = true)
        public String b = "";

        public String c = "";
    }
}
