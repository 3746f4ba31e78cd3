import styles from './help-articles.module.css';

const articles = [
  ['Where is my parcel?', 'You get a link to follow it as soon as it leaves Fernhill. It takes two to three days.'],
  ['How long do I brew it?', 'Green tea two minutes at 75 °C, black tea four at 95 °C. The rest is on the packet.'],
  ['Can I give it back?', 'Unopened tea within thirty days. Opened tea too, if you tell us what was wrong with it.'],
  ['How do I pause a subscription?', 'Under Account, Subscriptions, for as long as you like.'],
  [
    'Do you wrap gifts?',
    'Yes, in paper made from tea stalks. Choose it at the checkout, and write a line for the card.',
  ],
  ['Who grows it?', 'Eleven gardens that we visit every spring. Each packet names its own.'],
] as const;

/** What customers ask most. */
export function HelpArticles() {
  return (
    <main className={styles.help}>
      <h2>How can we help?</h2>
      <p className={styles.lead}>Most answers are here. For all else there is the chat.</p>
      <ul className={styles.list}>
        {articles.map(([question, answer]) => (
          <li key={question}>
            <h3>{question}</h3>
            <p>{answer}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
