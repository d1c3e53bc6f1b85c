// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/boardview.h"
#include "ui/breakpointmemory.h"
#include "ui/buttonkeys.h"
#include "ui/codeeditor.h"
#include "ui/commandpalette.h"
#include "ui/consoleview.h"
#include "ui/editing.h"
#include "ui/files.h"
#include "ui/ghostbar.h"
#include "ui/languageswitch.h"
#include "ui/menus.h"
#include "ui/noticebar.h"
#include "ui/panels.h"
#include "ui/program.h"
#include "ui/queuepanel.h"
#include "ui/stepping.h"
#include "ui/timelineview.h"
#include "ui/transport.h"
#include "ui/wiringactions.h"
#include "ui/wiringdocument.h"
#include "ui/wiringnote.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// A narrow table breaks lines where it likes, after the sign in "Ctrl++" too.
QString unbroken(QString words)
{
    constexpr QChar wordJoiner(0x2060);
    words.replace(u' ', QChar(QChar::Nbsp));
    for (const QChar sign : {u'+', u'-'}) {
        words.replace(sign, QString(sign) + wordJoiner);
    }
    return words;
}

} // namespace

MainWindow::MainWindow(Session &session, std::vector<Example> examples, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_examples(std::move(examples)),
      m_files(new Files{session, m_examples, this}), m_wiring(new WiringDocument{session, this})
{
    setAcceptDrops(true);
    makeActions();
    layOut();
    m_menus = new Menus{menuBar(), m_actions, m_examples};
    new Editing{m_actions, m_panels->editor(), m_panels->console(), m_panels->board(), *m_wiring, this};
    new Stepping{m_actions, m_session, m_panels->timeline(), m_panels->editor(), this};
    new BreakpointMemory{m_session, this};
    m_panels->ghostBar().connectTo(m_actions);
    m_wiringActions = new WiringActions{m_actions, *m_wiring, m_panels->board(), this};
    connectAll();
    bindKeysOfPanels();
    readSettings();
    m_panels->timeline().setFocus();
    showProgram();
}

void MainWindow::makeActions()
{
    for (const Binding &binding : keymap()) {
        auto *action = new QAction{textOf(binding.command), this};
        action->setShortcuts(keysOf(binding.command));
        m_actions[binding.command] = action;
        addAction(action);
    }
    const auto on
        = [this](Command command, auto slot) { connect(action(command), &QAction::triggered, this, slot); };
    on(Command::New, [this] {
        if (m_files->openNew()) {
            m_panels->editor().setFocus();
        }
    });
    on(Command::Open, [this] { m_files->choose(); });
    on(Command::Save, [this] { m_files->save(); });
    on(Command::SaveAs, [this] { m_files->saveAs(); });
    on(Command::SaveInputs, [this] { m_files->saveInputs(); });
    on(Command::Quit, [this] { close(); });
    on(Command::Run, [this] { m_session.toggleRun(); });
    on(Command::Reset, [this] { m_session.reset(); });
    on(Command::Interrupt, [this] { m_session.interrupt(); });
    on(Command::Faster, [this] { m_transport->changeSpeed(1); });
    on(Command::Slower, [this] { m_transport->changeSpeed(-1); });
    on(Command::LargerText, [this] { changeTextSize(m_textFactor * 1.1); });
    on(Command::SmallerText, [this] { changeTextSize(m_textFactor / 1.1); });
    on(Command::OrdinaryText, [this] { changeTextSize(1.0); });
    on(Command::OtherLanguage, [this] { m_panels->languages().askForOther(); });
    on(Command::FocusEditor, [this] { m_panels->editor().setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusBoard, [this] { m_panels->board().setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusQueue, [this] { m_panels->queue().setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusConsole, [this] { m_panels->console().setFocus(Qt::ShortcutFocusReason); });
    on(Command::FocusTimeline, [this] { m_panels->timeline().setFocus(Qt::ShortcutFocusReason); });
    on(Command::FindCommand, [this] {
        auto *palette = new CommandPalette{m_actions, this};
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    on(Command::ShowKeys, [this] { showKeys(); });
    on(Command::About, [this] { showAbout(); });
}

void MainWindow::layOut()
{
    QStringList titles;
    for (const Example &example : m_examples) {
        titles += example.title;
    }
    m_transport = new Transport{m_session,
                                {action(Command::Reset), action(Command::TickBack), action(Command::Run),
                                 action(Command::TickForward), action(Command::LineForward),
                                 action(Command::NextSwitch)},
                                titles};
    m_notice = new NoticeBar;
    m_panels = new Panels{m_session, *m_wiring, action(Command::AddPart)};
    auto *central = new QWidget;
    auto *all = new QVBoxLayout{central};
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_transport);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 10, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_notice);
    below->addWidget(m_panels, 1);
    all->addLayout(below, 1);
    setCentralWidget(central);
    setTabOrder(m_transport, &m_panels->languages());
}

void MainWindow::bindKeysOfPanels()
{
    // Space must still press a focused button and be typed into the editor: only these two panels take it.
    for (QWidget *panel :
         {static_cast<QWidget *>(&m_panels->board()), static_cast<QWidget *>(&m_panels->timeline())}) {
        auto *space = new QShortcut{Qt::Key_Space, panel};
        space->setContext(Qt::WidgetWithChildrenShortcut);
        connect(space, &QShortcut::activated, &m_session, &Session::toggleRun);
    }
    new ButtonKeys{*this, m_panels->board(), {&m_panels->editor(), &m_panels->console()}};
}

void MainWindow::connectAll()
{
    connect(&m_session, &Session::programChanged, this, &MainWindow::showProgram);
    connect(&m_session, &Session::runReset, m_notice, &QWidget::hide);
    connect(&m_session, &Session::noticed, m_notice, &NoticeBar::tell);
    connect(m_files, &Files::failed, m_notice, &NoticeBar::tell);
    connect(m_files, &Files::diagramOpened, m_wiringActions, &WiringActions::importFrom);
    connect(m_wiringActions, &WiringActions::told, m_notice, &NoticeBar::tell);
    connect(&m_panels->wiringNote(), &WiringNote::partWanted, m_wiringActions, &WiringActions::showPart);
    connect(m_menus, &Menus::programChosen, m_files, &Files::open);
    connect(&m_panels->languages(), &LanguageSwitch::chosen, this, [this](const QString &path) {
        if (open(path)) {
            m_session.run();
        }
    });
    connect(m_menus, &Menus::themeChosen, this, &MainWindow::setTheme);
    connect(this, &MainWindow::lookChosen, m_menus, &Menus::showTheme);
    connect(m_transport, &Transport::exampleChosen, this, [this](int index) {
        if (!open(m_examples[static_cast<std::size_t>(index)].folder)) {
            showProgram();
        }
    });
}

bool MainWindow::open(const QString &path)
{
    return m_files->open(path);
}

void MainWindow::showNotice(const QString &sentence)
{
    m_notice->tell(sentence);
}

void MainWindow::showProgram()
{
    const Program &program = m_session.program();
    setWindowTitle(tr("%1[*] – Metrolume").arg(program.title.isEmpty() ? tr("new program") : program.title));
    setWindowModified(m_session.isUnsaved());
    m_transport->showProgram(program.title);
    action(Command::OtherLanguage)->setEnabled(program.hasTwin);
    action(Command::Save)->setEnabled(!program.isReadOnly());
    action(Command::SaveAs)->setEnabled(!program.isReadOnly());
    action(Command::AddPart)->setEnabled(!program.isReadOnly());
    action(Command::ImportWiring)->setEnabled(!program.isReadOnly());
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    emit lookChosen(m_theme, m_textFactor);
}

void MainWindow::changeTextSize(double factor)
{
    m_textFactor = std::clamp(factor, smallestText, largestText);
    emit lookChosen(m_theme, m_textFactor);
}

void MainWindow::showKeys()
{
    QStringList rows;
    for (const Binding &binding : keymap()) {
        QStringList keys;
        for (const QKeySequence &key : keysOf(binding.command)) {
            keys += key.toString(QKeySequence::NativeText).toHtmlEscaped();
        }
        if (!keys.isEmpty()) {
            rows += QStringLiteral(
                        "<td>%1</td><td style='padding-left:16px; padding-right:36px'><b>%2</b></td>")
                        .arg(unbroken(textOf(binding.command).remove(u'&').toHtmlEscaped()),
                             unbroken(keys.join(tr(" or "))));
        }
    }
    // Two columns, so that they fit on a small screen.
    QString table;
    const qsizetype half = (rows.size() + 1) / 2;
    for (qsizetype i = 0; i < half; ++i) {
        table += QStringLiteral("<tr>") + rows[i] + rows.value(half + i) + QStringLiteral("</tr>");
    }
    QMessageBox box{this};
    box.setWindowTitle(tr("Keys"));
    box.setTextFormat(Qt::RichText);
    box.setText(
        QStringLiteral("<table>%1</table>").arg(table)
        + tr("<p>In the timeline: W and S zoom, A and D move, F shows all, arrows go from event to event. "
             "Space runs and pauses there and on the board.</p>"
             "<p>On the board: Tab goes to each part that can be used, Space presses or flips it, arrows "
             "turn it. "
             "1 to 9 press the buttons from everywhere but the code and the console. "
             "F4 changes the current part, F2 renames it, Delete takes it away, Alt and an arrow moves "
             "it.</p>"));
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About Metrolume"),
        tr("<b>Metrolume %1</b><p>A simulator of the Adafruit Metro M4 Express for learning "
           "cooperative multitasking.</p><p>Free software under the GNU General Public License, "
           "version 3 or later.</p>")
            .arg(QApplication::applicationVersion()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files->mayLeave()) {
        event->ignore();
        return;
    }
    writeSettings();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile()) {
        open(urls.first().toLocalFile());
    }
}

void MainWindow::readSettings()
{
    const QSettings settings;
    m_theme = themeNamed(settings.value(QStringLiteral("theme")).toString());
    m_textFactor
        = std::clamp(settings.value(QStringLiteral("textFactor"), 1.0).toDouble(), smallestText, largestText);
    // The first time: most of the screen, but no larger than a window on a large screen should be.
    resize((screen()->availableSize() * 0.96).boundedTo(QSize{1600, 1000}));
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_panels->restoreBorders(settings);
}

void MainWindow::writeSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), nameOf(m_theme));
    settings.setValue(QStringLiteral("textFactor"), m_textFactor);
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    m_panels->saveBorders(settings);
}

} // namespace ui
