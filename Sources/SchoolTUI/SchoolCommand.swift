import ArgumentParser

@main
struct SchoolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "school")
    func run() throws {}
}
