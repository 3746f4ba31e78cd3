import classes from './drift-plots.module.css';

/** What the colours of the plots stand for. */
export const DriftLegend = () => (
  <ul className={classes.legend}>
    <li data-part="server">as the server has it; above: what is</li>
    <li data-part="missing">missing</li>
    <li data-part="wrong">wrong</li>
    <li data-part="extra">too many: twice, or not this user’s</li>
    <li data-part="misplaced">out of place</li>
    <li data-part="healed">right again after a fault</li>
    <li data-part="told">an incident of a new kind, when it is told</li>
  </ul>
);
