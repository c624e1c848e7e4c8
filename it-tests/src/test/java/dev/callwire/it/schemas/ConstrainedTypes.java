package dev.callwire.it.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.callwire.annotation.RpcService;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.*;
import java.util.*;
import org.jspecify.annotations.Nullable;

/** What Jakarta Validation says of values. */
@RpcService
interface ConstrainedTypes {
    Ranges ofRanges(Ranges value);

    Decimals ofDecimals(Decimals value);

    DigitsOf ofDigitsOf(DigitsOf value);

    Sizes ofSizes(Sizes value);

    NotEmpties ofNotEmpties(NotEmpties value);

    PatternsOf ofPatternsOf(PatternsOf value);

    Mail ofMail(Mail value);

    InsideOf ofInsideOf(InsideOf value);

    Maybe ofMaybe(Maybe value);

    ConstrainedBean ofConstrainedBean(ConstrainedBean value);

    Groups ofGroups(Groups value);

    Composed ofComposed(Composed value);

    Code ofCode(Code value);

    record Ranges(
            @Min(1) @Max(10) int a,
            @Positive long b,
            @PositiveOrZero short c,
            @Negative int d,
            @NegativeOrZero byte e) {}

    record Decimals(
            @DecimalMin("0.5") @DecimalMax("9.5") BigDecimal a,
            @DecimalMin(value = "0", inclusive = false) double b,
            @DecimalMax(value = "100", inclusive = false) BigDecimal c) {}

    record DigitsOf(
            @Digits(integer = 3, fraction = 0) BigDecimal a,
            @Digits(integer = 2, fraction = 2) BigDecimal b,
            @Digits(integer = 4, fraction = 0) int c) {}

    record Sizes(
            @Size(min = 2, max = 4) String a,
            @Size(max = 2) List<Integer> b,
            @Size(min = 1) Map<String, Integer> c,
            @Size(min = 1, max = 3) int[] d) {}

    record NotEmpties(
            @NotEmpty String a,
            @NotEmpty List<String> b,
            @NotBlank String c) {}

    record PatternsOf(
            @Pattern(regexp = "[a-z]{3}\\d+") String a,
            @Pattern(regexp = "a|b") String b) {}

    record Mail(@Email String a) {}

    record InsideOf(
            List<@Size(min = 1, max = 3) String> a,
            Map<@NotBlank String, @Min(0) Integer> b,
            Optional<@Positive Integer> c) {}

    record Maybe(
            @Nullable @Size(min = 2) String a,
            @Nullable @Min(5) Integer b) {}

    class ConstrainedBean {
        @NotNull
        public String a = "";

        @NotNull
        @Min(3)
        private Integer b = 3;

        private String c = "xx";

        public Integer getB() {
            return b;
        }

        public void setB(Integer b) {
            this.b = b;
        }

        @Size(min = 2)
        public String getC() {
            return c;
        }

        public void setC(String c) {
            this.c = c;
        }
    }

    record Groups(
            @Min(value = 5, groups = Integer.class) int a,
            @Min.List({@Min(1), @Min(2)}) int b) {}

    @Size(min = 2, max = 5)
    @Pattern(regexp = "[a-z]*")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Slug {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@Slug String a) {}

    record Code(@JsonValue @Size(min = 2, max = 2) String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Code {}
    }
}
