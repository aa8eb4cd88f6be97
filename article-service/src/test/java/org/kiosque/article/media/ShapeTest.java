package org.kiosque.article.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kiosque.article.media.Shape.Point;
import org.kiosque.common.events.Image;

class ShapeTest {

    @Test
    void theMostOfAnImageThatHasTheShapeIsTaken() {
        assertThat(Shape.WIDE.within(1600, 900, new Point(50, 50))).isEqualTo(new Rectangle(0, 0, 1600, 900));
        assertThat(Shape.SQUARE.within(1600, 900, new Point(50, 50))).isEqualTo(new Rectangle(350, 0, 900, 900));
        assertThat(Shape.CLASSIC.within(900, 1600, new Point(50, 50))).isEqualTo(new Rectangle(0, 463, 900, 675));
    }

    @Test
    void whatIsToBeSeenIsInTheMiddleAsFarAsTheEdgesAllow() {
        assertThat(Shape.SQUARE.within(1600, 900, new Point(40, 0)).x).isEqualTo(190);
        assertThat(Shape.SQUARE.within(1600, 900, new Point(0, 0)).x).isZero();
        assertThat(Shape.SQUARE.within(1600, 900, new Point(100, 100))).isEqualTo(new Rectangle(700, 0, 900, 900));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCutOutsideOfTheImageHoweverOddItIs(Shape shape) {
        for (int[] size : new int[][] {{1, 1}, {1, 12_000}, {12_000, 1}, {3, 2}, {4999, 10_000}}) {
            for (int at = 0; at <= 100; at += 25) {
                Rectangle part = shape.within(size[0], size[1], new Point(at, at));
                assertThat(new Rectangle(size[0], size[1]).contains(part))
                        .as("%s %s", shape, part)
                        .isTrue();
                assertThat(part.isEmpty()).isFalse();
            }
        }
    }

    @Test
    void eachComesInTheUsualWidthsThatItHasAndItsOwn() {
        assertThat(Shape.widths(200)).containsExactly(200);
        assertThat(Shape.widths(900)).containsExactly(320, 640, 900);
        assertThat(Shape.widths(4000)).containsExactly(320, 640, 1280);
        assertThat(Shape.WIDE.heightAt(640)).isEqualTo(360);
    }

    @Test
    void aPointIsCountedInHundredths() {
        assertThat(Point.of(null)).isEqualTo(new Point(50, 50));
        assertThat(Point.of(new Image.Focus(0.254, 1))).isEqualTo(new Point(25, 100));
    }
}
