"""Draws the pictures and file cards of a message, as far as they have come."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from client.ui.chat.log.attachment_block import Piece
from client.ui.chat.log.row_layout import RowLayout
from client.ui.chat.pictures.file_words import card_words, missing_words, tag_of
from client.ui.chat.pictures.thumbnails import Pictures
from client.ui.drawing.file_icons import paint_file_icon
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.people.naming import isolated
from shared.model.bodies import Attachment

RING = 32
BAR = 3
EDGE = 28
"""How strong the line around a picture is, of 255."""
VEIL = 96
"""How dark a picture is made below the ring of its progress, of 255."""
Line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
Centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


class AttachmentPainter:
    """Draws in the theme's colours; without `pictures` there are places for them alone."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.pictures: Pictures | None = None

    @property
    def _files(self) -> AttachedFiles | None:
        return None if self.pictures is None else self.pictures.files

    def paint(self, painter: QPainter, row: RowLayout, hovered: int | None, clip: QRectF) -> None:
        """Draw all of a row's attachments that lie in the clip; `hovered` is the number of one."""
        if row.files is None:
            return
        for piece in row.files.pieces:
            box = piece.box.translated(row.files_at)
            if not box.intersects(clip):
                continue
            painter.save()
            if piece.picture:
                self._paint_picture(painter, row, piece, box)
            else:
                self._paint_card(painter, row, piece, box, hovered=hovered == piece.number)
            painter.restore()

    # Pictures

    def _paint_picture(self, painter: QPainter, row: RowLayout, piece: Piece, box: QRectF) -> None:
        c, radius = self._theme.colours, self._theme.measures.radius_row
        ratio = painter.device().devicePixelRatioF()
        pixels = (piece.full * ratio).toSize()
        shown = None
        if self.pictures is not None:
            shown = self.pictures.of(row.row.id, piece.file, pixels, cover=piece.cover)
        if shown is None:
            self._fill(painter, box, c.pressed)
            self._paint_missing(painter, row.row.id, piece.file, box)
        else:
            if shown.hasAlphaChannel() or shown.size() != pixels:
                self._fill(painter, box, c.subtle)
            self._paint_pixels(painter, shown, box, box.width() / piece.full.width() / ratio)
        self._paint_tag(painter, piece.file, box)
        self._paint_progress(painter, row.row.id, piece.file, box, veiled=shown is not None)
        # An edge that is seen on light and dark pictures alike.
        ink = QColor(c.text1)
        ink.setAlpha(EDGE)
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)

    def _fill(self, painter: QPainter, box: QRectF, brush: QBrush | QColor) -> None:
        """Fill a box with round corners: what clips would leave them rough."""
        radius = self._theme.measures.radius_row
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(box, radius, radius)

    def _paint_pixels(self, painter: QPainter, shown: QPixmap, box: QRectF, scale: float) -> None:
        size, middle = QSizeF(shown.size()) * scale, box.center()
        place = QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, *size.toTuple())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if size.width() < box.width() - 1 or size.height() < box.height() - 1:
            painter.drawPixmap(place, shown, QRectF(shown.rect()))
            return
        brush = QBrush(shown)
        brush.setTransform(QTransform.fromTranslate(place.x(), place.y()).scale(scale, scale))
        self._fill(painter, box, brush)

    def _paint_missing(self, painter: QPainter, entry: bytes, file: Attachment, box: QRectF) -> None:
        """Show that a picture belongs here: it comes, could not be fetched, or can't be shown."""
        c, files = self._theme.colours, self._files
        if files is not None and files.share(entry, file) is not None:
            return
        words = "" if self.pictures is None else missing_words(self.pictures, file)
        fonts, m = self._theme.fonts, self._theme.measures
        size, centre = fonts.pixels(24), box.center()
        inner = box.adjusted(m.space8, 0, -m.space8, 0)
        lines = QFontMetricsF(fonts.get(Role.META)).boundingRect(inner, WRAPPED, words)
        if words and lines.height() + size + m.space4 <= box.height() and lines.width() <= inner.width():
            centre.setY(centre.y() - (lines.height() + m.space4) / 2)
            inner.setTop(centre.y() + size / 2 + m.space4)
            painter.setFont(fonts.get(Role.META))
            painter.setPen(c.text2)
            painter.drawText(inner, WRAPPED, words)
        self._theme.icons.paint(painter, centre, "image_off" if words else "image", size, c.text3)

    def _paint_tag(self, painter: QPainter, file: Attachment, box: QRectF) -> None:
        """Say that a picture moves, where it is looked at closely."""
        if file.media != "image/gif":
            return
        m, font = self._theme.measures, self._theme.fonts.get(Role.META, strong=True)
        width = QFontMetricsF(font).horizontalAdvance("GIF") + 2 * m.space4
        left, top = box.left() + m.space4, box.bottom() - m.space4 - m.tag
        tag = QRectF(left, top, width, m.tag)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 2 * VEIL))
        painter.drawRoundedRect(tag, m.radius_tag, m.radius_tag)
        painter.setFont(font)
        painter.setPen(QColor(Qt.GlobalColor.white))
        painter.drawText(tag, Centre, "GIF")

    def _paint_progress(
        self, painter: QPainter, entry: bytes, file: Attachment, box: QRectF, *, veiled: bool
    ) -> None:
        share = None if self._files is None else self._files.share(entry, file)
        if share is None:
            return
        c = self._theme.colours
        if veiled:
            self._fill(painter, box, QColor(0, 0, 0, VEIL))
        size = float(self._theme.fonts.pixels(RING))
        ring = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
        track, ink = (
            (QColor(255, 255, 255, 90), QColor(Qt.GlobalColor.white)) if veiled else (c.border, c.accent)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(track, BAR))
        painter.drawEllipse(ring)
        painter.setPen(QPen(ink, BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * max(0.03, share)))

    # Files

    def _paint_card(
        self, painter: QPainter, row: RowLayout, piece: Piece, box: QRectF, *, hovered: bool
    ) -> None:
        c, m = self._theme.colours, self._theme.measures
        radius = m.radius_bubble if row.bare else m.radius_row
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.hover if hovered else c.base)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        side = box.height() - 2 * m.space12
        icon = QRectF(box.left() + m.space12, box.top() + m.space12, side, side)
        paint_file_icon(painter, icon, piece.file.name, tag_of(piece.file.name), self._theme)
        self._paint_card_words(painter, row, piece.file, box, icon.right() + m.space12)
        self._paint_bar(painter, row.row.id, piece.file, box)

    def _paint_card_words(
        self, painter: QPainter, row: RowLayout, file: Attachment, box: QRectF, left: float
    ) -> None:
        c, m, fonts, files = self._theme.colours, self._theme.measures, self._theme.fonts, self._files
        width = box.right() - m.space12 - left
        first, second = fonts.line(Role.CONTROL), fonts.line(Role.META)
        top = box.center().y() - (first + second) / 2
        name, font = isolated(file.name), fonts.get(Role.CONTROL)
        painter.setFont(font)
        painter.setPen(c.text1)
        shown = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRectF(left, top, width, first), Line, shown)
        failed = files is not None and bool(files.failure(file.digest))
        font = fonts.get(Role.META, figures=True)
        painter.setFont(font)
        painter.setPen(c.danger_text if failed else c.text3)
        words = card_words(row.row, file, files)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, top + first, width, second), Line, shown)

    def _paint_bar(self, painter: QPainter, entry: bytes, file: Attachment, box: QRectF) -> None:
        share = None if self._files is None else self._files.share(entry, file)
        if share is None:
            return
        c, m = self._theme.colours, self._theme.measures
        bar = QRectF(box.left() + m.space12, box.bottom() - m.space4 - BAR, box.width() - 2 * m.space12, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.pressed)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        bar.setWidth(max(BAR, bar.width() * share))
        painter.setBrush(c.accent)
        painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
